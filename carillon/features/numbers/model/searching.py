"""Looking for free numbers: which questions make sense, as the API's model describes them."""

from dataclasses import dataclass

from carillon.adapters.carrier import NumberType, Wanted
from carillon.core.errors import Kind, Refusal

HOME = "US"
USUAL_PAGE = 50


class SearchWrong(Refusal):
    """{reason}"""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class Search:
    """What was asked for, before it is known to make sense; empty texts are as good as none."""

    country: str | None = None
    number_type: NumberType | None = None
    area_code: str | None = None
    city: str | None = None
    state: str | None = None
    toll_free_prefix: str | None = None

    def wanted(self) -> Wanted:
        """At home a place or a toll-free prefix is needed, abroad only the kind of number is asked."""
        country = self.country or HOME
        if country == HOME:
            self._check_at_home()
        else:
            self._check_abroad()
        return Wanted(
            country,
            self.number_type,
            self.area_code or None,
            self.city or None,
            self.state or None,
            self.toll_free_prefix or None,
        )

    def _check_at_home(self) -> None:
        if not (self.area_code or self.city or self.state or self.toll_free_prefix):
            raise SearchWrong(reason="Give an area code, a city with its state, a state, or a toll-free prefix.")
        if self.city and not self.state:
            raise SearchWrong(reason="Give the state that the city is in.")
        if self.area_code and not (len(self.area_code) == 3 and self.area_code.isascii() and self.area_code.isdigit()):
            raise SearchWrong(reason="An area code has three digits.")
        if self.toll_free_prefix and (self.area_code or self.city or self.state):
            raise SearchWrong(reason="Toll-free numbers are in no area, city or state.")
        if self.number_type is (NumberType.LOCAL if self.toll_free_prefix else NumberType.TOLL_FREE):
            raise SearchWrong(reason="Toll-free numbers have a toll-free prefix, and local ones have none.")

    def _check_abroad(self) -> None:
        if self.area_code or self.city or self.state or self.toll_free_prefix:
            raise SearchWrong(reason="Outside the United States numbers are looked for by their type alone.")
        if self.number_type is None:
            raise SearchWrong(reason="Outside the United States, give the type of the numbers.")
