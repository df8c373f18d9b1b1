"""Who waits for a message or a signal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace as changed

from engine.model import Key, Subscription, SubscriptionKind
from storage.link import Write
from storage.mapping import Mapper
from storage.prepared import Prepared
from storage.repositories.rows import Rows
from storage.tables import subscription

_MAPPER = Mapper(subscription, Subscription)
_C = subscription.c
_REMOVE = Prepared(
    sa.delete(subscription).where(
        _C.case_id == sa.bindparam("k_case"),
        _C.instance_seq == sa.bindparam("k_instance"),
        _C.token == sa.bindparam("k_token"),
    )
)
_REMOVE_ALL = Prepared(
    sa.delete(subscription).where(
        _C.case_id == sa.bindparam("k_case"), _C.instance_seq == sa.bindparam("k_instance")
    )
)
_OF_INSTANCE = _MAPPER.where(
    _C.case_id == sa.bindparam("case_id"), _C.instance_seq == sa.bindparam("instance_seq")
)
_WAITING: dict[tuple[bool, bool, bool], Prepared] = {}


def _waiting(case: bool, business_key: bool, correlation: bool) -> Prepared:
    wanted = case, business_key, correlation
    if wanted not in _WAITING:
        conditions: list[Any] = [_C.kind == sa.bindparam("kind"), _C.name == sa.bindparam("name")]
        names = zip(wanted, ("case_id", "business_key", "correlation"), strict=True)
        conditions += [_C[name] == sa.bindparam(name) for given, name in names if given]
        query = sa.select(*_MAPPER.columns).where(*conditions).order_by(_C.case_id, _C.seq)
        _WAITING[wanted] = Prepared(query.limit(sa.bindparam("most", type_=sa.Integer)))
    return _WAITING[wanted]


class SubscriptionRows(Rows[Subscription]):
    """See `engine.ports.Subscriptions`. `token` is the number of the runtime's subscription."""

    mapper = _MAPPER
    name = "subscription"
    name_fi = "odotus"

    def __init__(self, unit: Any) -> None:
        super().__init__(unit)
        self._removed: list[Write] = []

    def remove(self, instance: Key, token: int) -> None:
        for key, noun in list(self._now.items()):
            if noun.instance_seq == instance.seq and noun.token == token:
                self._now.pop(key)
                if self._stored.pop(key, None) is None:
                    return
        params = {"k_case": instance.case_id, "k_instance": instance.seq, "k_token": token}
        self._removed.append(Write(_REMOVE, params))

    def rename(self, instance: Key, tokens: frozenset[int], names: Mapping[str, str]) -> None:
        params = {"case_id": instance.case_id, "instance_seq": instance.seq}
        for noun in self.select(_OF_INSTANCE, params):
            if noun.token in tokens and noun.element_id in names:
                self.save(changed(noun, element_id=names[noun.element_id]))

    def remove_all(self, instance: Key) -> None:
        self._now = {k: s for k, s in self._now.items() if s.instance_seq != instance.seq}
        params = {"k_case": instance.case_id, "k_instance": instance.seq}
        self._removed.append(Write(_REMOVE_ALL, params))

    def waiting(
        self,
        kind: SubscriptionKind,
        name: str,
        *,
        case_id: str = "",
        business_key: str = "",
        correlation: str = "",
        limit: int = 100,
    ) -> list[Subscription]:
        prepared = _waiting(bool(case_id), bool(business_key), bool(correlation))
        params = {"kind": kind, "name": name, "case_id": case_id, "most": limit}
        params |= {"business_key": business_key, "correlation": correlation}
        return self.select(prepared, params)

    def flush(self) -> Iterable[Write]:
        removed, self._removed = self._removed, []
        return [*removed, *super().flush()]
