"""A scene as one command: what it does, and the mark of where the story has it from."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handle, handles
from engine.model import AuditEvent
from engine.ports import Context
from processes.source.story import Scene


class PlayScene(Command, frozen=True):
    """Carries the scene's own command out; the case's log tells the scene in the same commit."""

    action: ClassVar[str] = "play-scene"
    case_id: str
    scene: Scene
    act: Command


@handles(PlayScene)
def play_scene(command: PlayScene, uow: Any, context: Context) -> Answer:
    """`origin` is "source" where the source or the law says so, "played" where it is silent."""
    answer = handle(command.act, uow, context)
    scene = command.scene
    uow.audit.add(
        AuditEvent(
            case_id=command.case_id,
            action=command.action,
            at=context.now,
            actor=context.actor.id,
            subject=scene.key,
            reason=scene.title,
            after={"origin": "source" if scene.source else "played"},
        )
    )
    return answer
