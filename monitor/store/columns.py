"""How the model's values stand in columns: one way each, the same on every database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect, Text, TypeDecorator

from monitor.diagnosis import Diagnosis
from monitor.model import Certainty, Hold, Ruling, Status

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware time as whole microseconds since 1970, UTC: exact, and sorted as numbers are."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 the interface
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 the interface
        return None if value is None else _EPOCH + value * _MICROSECOND


class Seasons(TypeDecorator[tuple[int, ...]]):
    """Season numbers as text: "3 4", and the empty text for none."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002 the interface
        return " ".join(map(str, value or ()))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[int, ...]:  # noqa: ARG002 the interface
        return tuple(map(int, (value or "").split()))


class StatusWord(TypeDecorator[Status]):
    """A status by its value."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Status | None:  # noqa: ARG002 the interface
        return None if value is None else Status(value)


class DiagnosisWord(TypeDecorator[Diagnosis]):
    """A diagnosis by its value; of a word that only another version knows, that much is told."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Diagnosis | None:  # noqa: ARG002 the interface
        try:
            return Diagnosis(value) if value else None
        except ValueError:
            return Diagnosis.OTHER


class CertaintyWord(TypeDecorator[Certainty]):
    """A certainty by its value."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Certainty | None:  # noqa: ARG002 the interface
        return None if value is None else Certainty(value)


class HoldWord(TypeDecorator[Hold]):
    """Why an event is held, by its value."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Hold | None:  # noqa: ARG002 the interface
        return None if value is None else Hold(value)


class RulingWord(TypeDecorator[Ruling]):
    """A ruling by its value."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Ruling | None:  # noqa: ARG002 the interface
        return None if value is None else Ruling(value)
