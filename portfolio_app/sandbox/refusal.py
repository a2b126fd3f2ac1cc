"""What a job raises to say itself why it cannot be done."""


class RefusedError(Exception):
    """The file is not for this job; its words are a whole sentence for people."""
