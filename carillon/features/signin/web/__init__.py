"""The HTTP routes of signing in."""

from carillon.features.signin.web.console import (
    get_console_session,
    reset_root,
    sign_in_to_console,
    sign_out_of_console,
    sign_user_out,
)
from carillon.features.signin.web.credentials import (
    change_own_password,
    create_password_of_iam_user,
    remove_password_of_iam_user,
    replace_password_of_iam_user,
)
from carillon.features.signin.web.people import (
    change_password,
    check_registration,
    forget_password,
    get_session,
    get_signup,
    join_account,
    list_sessions,
    register,
    reset_password,
    revoke_other_sessions,
    revoke_session,
    sign_in,
    sign_out,
    sign_up,
)
from carillon.features.signin.web.setup import check_setup_secret, get_setup, set_up

__all__ = [
    "change_own_password",
    "change_password",
    "check_registration",
    "check_setup_secret",
    "create_password_of_iam_user",
    "forget_password",
    "get_console_session",
    "get_session",
    "get_setup",
    "get_signup",
    "join_account",
    "list_sessions",
    "register",
    "remove_password_of_iam_user",
    "replace_password_of_iam_user",
    "reset_password",
    "reset_root",
    "revoke_other_sessions",
    "revoke_session",
    "set_up",
    "sign_in",
    "sign_in_to_console",
    "sign_out",
    "sign_out_of_console",
    "sign_up",
    "sign_user_out",
]
