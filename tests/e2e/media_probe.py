"""What a page receives of others, read from its peer connections: frames decoded and sound energy, by participant."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page

SCRIPT = """(() => {
    if (window.mediaProbe) return
    const Native = window.RTCPeerConnection
    const connections = [], owners = new Map(), arrivals = new Map()
    const note = (configuration) => window.noteIceServers(
        (configuration?.iceServers ?? []).flatMap((server) => server.urls))
    window.RTCPeerConnection = class extends Native {
        constructor(configuration, ...rest) {
            super(configuration, ...rest)
            note(configuration)
            connections.push(this)
            this.addEventListener('track', ({ track, streams }) =>
                owners.set(track.id, (streams[0]?.id ?? track.id).split('|')[0]))
        }
        setConfiguration(configuration) {
            note(configuration)
            super.setConfiguration(configuration)
        }
    }
    const open = () => connections.filter((each) => each.connectionState !== 'closed')
    const stats = async () => {
        const reports = await Promise.all(open().map((each) => each.getStats()))
        return reports.map((report) => [...report.values()])
    }
    const received = async () => (await stats()).flat().filter((stat) => stat.type === 'inbound-rtp').map((stat) => ({
        owner: owners.get(stat.trackIdentifier) ?? '', kind: stat.kind, track: stat.trackIdentifier,
        amount: (stat.kind === 'video' ? stat.framesDecoded : stat.totalAudioEnergy) ?? 0,
        width: stat.frameWidth ?? 0, lost: stat.packetsLost ?? 0, packets: stat.packetsReceived ?? 0,
    }))
    const ways = async () => (await stats()).flatMap((all) => {
        const named = new Map(all.map((stat) => [stat.id, stat]))
        const chosen = all.filter((stat) => stat.type === 'transport').map((stat) => stat.selectedCandidatePairId)
        return chosen.filter((id) => named.has(id)).map((id) => {
            const pair = named.get(id)
            const near = named.get(pair.localCandidateId), far = named.get(pair.remoteCandidateId)
            return { kind: near.candidateType, protocol: near.protocol, relay: near.relayProtocol ?? '',
                near: near.address ?? '', far: `${far.address}:${far.port}` }
        })
    })
    let watching
    const watch = (interval) => {
        clearInterval(watching)
        arrivals.clear()
        watching = setInterval(async () => {
            const at = Date.now()
            for (const { owner, track, packets } of await received()) {
                const before = arrivals.get(track)
                if (before === undefined || packets > before.packets) arrivals.set(track, { owner, packets, at })
            }
        }, interval)
    }
    window.mediaProbe = { received, ways, watch, arrivals: () => [...arrivals.values()], open: () => open().length }
})()"""
RISING = """async ({ pause }) => {
    const first = new Map((await window.mediaProbe.received()).map((each) => [each.track, each.amount]))
    await new Promise((resolve) => setTimeout(resolve, pause))
    return (await window.mediaProbe.received()).map((each) => ({
        ...each, rise: first.has(each.track) ? each.amount - first.get(each.track) : 0 }))
}"""
PAUSE = 1_000
"""Milliseconds between two readings: the fake microphone beeps more than once in it."""
WATCH_INTERVAL = 50


@dataclass(frozen=True, slots=True)
class Received:
    """A track of somebody else's, and by how much it grew between two readings: frames, or energy of sound."""

    owner: str
    kind: str
    track: str
    amount: float
    rise: float
    width: int
    lost: int
    packets: int


@dataclass(frozen=True, slots=True)
class Way:
    """How media of one connection travels: by what kind of candidate, over which protocol, and to where."""

    kind: str
    protocol: str
    relay: str
    near: str
    far: str


@dataclass(slots=True)
class MediaProof:
    """Says of one page whether it sees and hears others, by what was decoded."""

    page: Page
    servers: list[str]

    def expect(self, *, seen: int, heard: int, shares: int = 0, within: float = 30) -> list[Received]:
        """So many others are seen and heard, and so many of them share besides: all of it moves, and no more."""

        def enough(tracks: list[Received]) -> bool:
            return tally(tracks) == (seen, heard, shares)

        return self.until(enough, within, f"{seen} seen, {heard} heard, {shares} shared")

    def until(self, enough: Callable[[list[Received]], bool], within: float, wanted: str) -> list[Received]:
        end = time.monotonic() + within
        while True:
            tracks = self.read()
            if enough(tracks):
                return tracks
            assert time.monotonic() < end, f"wanted {wanted} in {within} s; found {tally(tracks)}:\n{listed(tracks)}"

    def read(self) -> list[Received]:
        """Two readings with a pause between them."""
        return [Received(**each) for each in self.page.evaluate(RISING, {"pause": PAUSE})]

    def ways(self) -> list[Way]:
        return [Way(**each) for each in self.page.evaluate("window.mediaProbe.ways()")]

    def open_connections(self) -> int:
        return int(self.page.evaluate("window.mediaProbe.open()"))

    def watch(self) -> None:
        """From now on note when a packet of each track came last; what is decoded may go on for a moment after it."""
        self.page.evaluate(f"window.mediaProbe.watch({WATCH_INTERVAL})")

    def arrivals_since(self, moment: float) -> dict[str, float]:
        """How many seconds after the moment (since the epoch) a packet of each owner came last."""
        arrivals: list[dict[str, Any]] = self.page.evaluate("window.mediaProbe.arrivals()")
        latest: dict[str, float] = {}
        for arrival in arrivals:
            owner, late = str(arrival["owner"]), arrival["at"] / 1000 - moment
            latest[owner] = max(late, latest.get(owner, late))
        return latest

    def judge(self, own: Sequence[str]) -> None:
        """No relay or address service but our own was ever named to the browser."""
        strangers = [url for url in self.servers if ice_host(url) not in own]
        assert not strangers, f"told to ask elsewhere: {strangers}"


def prove(context: BrowserContext, page: Page) -> MediaProof:
    """Set up the probe before the page is loaded."""
    servers: list[str] = []

    def note(urls: list[str]) -> None:
        servers.extend(urls)

    context.expose_function("noteIceServers", note)
    context.add_init_script(SCRIPT)
    return MediaProof(page, servers)


def tally(tracks: Sequence[Received]) -> tuple[int, int, int]:
    """How many are seen and heard, and how many pictures there are beyond one of each person."""
    grown = [track for track in tracks if track.rise > 0]
    pictures = Counter(track.owner for track in grown if track.kind == "video")
    return (
        len(pictures),
        len({track.owner for track in grown if track.kind == "audio"}),
        pictures.total() - len(pictures),
    )


def ice_host(url: str) -> str:
    """The host in `turn:host:port?transport=udp`."""
    return urlsplit(f"//{url.partition(':')[2]}").hostname or url


def listed(tracks: Sequence[Received]) -> str:
    return "\n".join(f"  {track}" for track in tracks)
