"""What a source can do wrong. A fault costs that source and no other."""


class FetchError(Exception):
    """A source, or a page, that could not be had; `str` is one sentence without its name and without a secret."""

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        retry_after: float | None = None,
        may_pass: bool = False,
        status: int = 0,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        #: Seconds that the server asks to wait.
        self.retry_after = retry_after
        #: Whether a second attempt in a moment is worth while.
        self.may_pass = may_pass
        #: The status of HTTP, 0 for none.
        self.status = status
