"""Events that are not run: what they wait for, throw, link and undo."""

from __future__ import annotations

from tests.unit.definitions.refused.parts import (
    MED,
    MSG,
    PT1H,
    SED,
    SIG,
    TASK,
    Cases,
    boundary,
    catch,
    esp,
    flow,
    throw,
    timer,
)
from tests.unit.definitions.samples import line, process

CODED = (
    '<error id="E" errorCode="E"/><error id="F" name="F"/><escalation id="G" escalationCode="G"/>'
)


def border(inner: str, key: str = "x") -> str:
    return boundary(inner).replace('"x"', f'"{key}"', 1)


CASES: Cases = [
    # events
    ("event-empty", process(line(catch("")))),
    ("event-empty", process(line(TASK) + boundary(""))),
    ("event-illegal", process(line(throw(PT1H)))),
    ("event-illegal", process('<startEvent id="x"><errorEventDefinition/></startEvent>')),
    ("event-illegal", process(line(catch("<cancelEventDefinition/>")))),
    ("event-illegal", process(line(TASK) + boundary('<linkEventDefinition name="L"/>'))),
    ("event-illegal", process(line(TASK) + boundary("<terminateEventDefinition/>"))),
    (
        "event-illegal",
        process(f'<task id="t"/><endEvent id="x">{PT1H}</endEvent>' + flow("t", "x", key="f")),
    ),
    *(
        ("handler-hidden", process(line(TASK) + border(caught, "b") + border(caught), CODED))
        for caught in (
            "<errorEventDefinition/>",
            '<errorEventDefinition errorRef="E"/>',
            '<errorEventDefinition errorRef="F"/>',
            '<escalationEventDefinition escalationRef="G"/>',
        )
    ),
    (
        "handler-hidden",
        process(
            line('<transaction id="a"><task id="i"/></transaction>')
            + border("<cancelEventDefinition/>", "b")
            + border("<cancelEventDefinition/>")
        ),
    ),
    (
        "handler-hidden",
        process(
            line(TASK)
            + border("<compensateEventDefinition/>", "b")
            + border("<compensateEventDefinition/>")
            + '<task id="u" isForCompensation="true"/>'
            + "".join(f'<association id="j{key}" sourceRef="{key}" targetRef="u"/>' for key in "bx")
        ),
    ),
    (
        "handler-hidden",
        process(
            line(TASK)
            + "".join(
                esp(
                    f'<startEvent id="{key}"><errorEventDefinition errorRef="E"/></startEvent>'
                ).replace('"x" triggered', f'"h{key}" triggered')
                for key in "bx"
            ),
            CODED,
        ),
    ),
    (
        "event-combination",
        process(
            '<task id="t"/><endEvent id="x"><terminateEventDefinition/>'
            f"{SED}</endEvent>" + flow("t", "x", key="f"),
            SIG,
        ),
    ),
    (
        "event-parallel-cycle",
        process(
            line(
                '<intermediateCatchEvent id="x" parallelMultiple="true">'
                f"{SED}<timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition>"
                "</intermediateCatchEvent>"
            ),
            SIG,
        ),
    ),
    (
        "event-must-interrupt",
        process(line(TASK) + boundary("<errorEventDefinition/>", more=' cancelActivity="false"')),
    ),
    (
        "start-in-subprocess",
        process(
            line(f'<subProcess id="s"><startEvent id="x">{MED}</startEvent></subProcess>'), MSG
        ),
    ),
    (
        "event-combination",
        process(
            '<startEvent id="x"><conditionalEventDefinition><condition>a</condition>'
            f"</conditionalEventDefinition>{MED}</startEvent>",
            MSG,
        ),
    ),
    (
        "event-subprocess-compensation",
        process(line(TASK) + esp('<startEvent id="c"><compensateEventDefinition/></startEvent>')),
    ),
    (
        "event-subprocess-compensation-twice",
        process(
            line(
                '<subProcess id="s"><task id="i"/>'
                + esp('<startEvent id="c"><compensateEventDefinition/></startEvent>')
                + esp('<startEvent id="e"><compensateEventDefinition/></startEvent>').replace(
                    "x", "y"
                )
                + "</subProcess>"
            )
        ),
    ),
    (
        "start-computed",
        process(f'<startEvent id="x">{MED}</startEvent>', '<message id="M" name="=a + b"/>'),
    ),
    (
        "start-computed",
        process(
            '<startEvent id="x"><timerEventDefinition><timeDuration>${delay}</timeDuration>'
            "</timerEventDefinition></startEvent>"
        ),
    ),
    (
        "cancel-outside",
        process(
            '<task id="t"/><endEvent id="x"><cancelEventDefinition/></endEvent>'
            + flow("t", "x", key="f")
        ),
    ),
    ("cancel-boundary", process(line(TASK) + boundary("<cancelEventDefinition/>"))),
    ("boundary-host", process(line(TASK) + boundary(PT1H, "start"))),
    (
        "boundary-scope",
        process(line('<subProcess id="s"><task id="i"/></subProcess>') + boundary(PT1H, "i")),
    ),
    (
        "boundary-event-subprocess",
        process(
            line(TASK)
            + f'<subProcess id="e" triggeredByEvent="true"><startEvent id="es">{MED}</startEvent>'
            + "</subProcess>"
            + boundary(PT1H, "e"),
            MSG,
        ),
    ),
    ("message-unnamed", process(line(catch("<messageEventDefinition/>")))),
    ("signal-unnamed", process(line(catch("<signalEventDefinition/>")))),
    ("signal-unnamed", process(line(throw("<signalEventDefinition/>")))),
    ("escalation-unnamed", process(line(throw("<escalationEventDefinition/>")))),
    (
        "conditional-empty",
        process(
            line(catch("<conditionalEventDefinition><condition/></conditionalEventDefinition>"))
        ),
    ),
    # links
    ("link-unnamed", process(line(TASK) + throw('<linkEventDefinition name=" "/>'))),
    (
        "link-without-catch",
        process(
            '<startEvent id="s"/>'
            + throw('<linkEventDefinition name="L"/>')
            + flow("s", "x", key="f")
        ),
    ),
    (
        "link-without-throw",
        process(line(TASK) + catch('<linkEventDefinition name="L"/>')),
    ),
    (
        "link-twice",
        process(
            '<startEvent id="s"/>'
            + throw('<linkEventDefinition name="L"/>', "t")
            + catch('<linkEventDefinition name="L"/>', "c")
            + catch('<linkEventDefinition name="L"/>')
            + flow("s", "t", key="f")
        ),
    ),
    (
        "link-catch-flow",
        process(
            line(catch('<linkEventDefinition name="L"/>'))
            + throw('<linkEventDefinition name="L"/>', "t")
        ),
    ),
    (
        "link-throw-flow",
        process(
            line(throw('<linkEventDefinition name="L"/>'))
            + catch('<linkEventDefinition name="L"/>', "c")
        ),
    ),
    # timers
    ("timer-parts", process(line(catch("<timerEventDefinition/>")))),
    ("timer-empty", process(line(timer("timeDuration", " ")))),
    ("timer-date", process(line(timer("timeDate", "2030-02-30T00:00:00")))),
    ("timer-duration", process(line(timer("timeDuration", "P1X")))),
    ("timer-duration", process(line(timer("timeDuration", "PT1H30")))),
    ("timer-duration", process(line(timer("timeDuration", "-PT1H")))),
    ("timer-duration", process(line(timer("timeDuration", "2030-01-01")))),
    ("timer-cycle", process(line(timer("timeCycle", "R3/2030-01-01")))),
    ("timer-cycle", process(line(timer("timeCycle", "R3/PT0S")))),
    ("timer-cycle", process(line(timer("timeCycle", "0 99 * * * ?")))),
    ("timer-cycle-never", process(line(timer("timeCycle", "R0/PT1H")))),
    ("timer-too-long", process(line(timer("timeDuration", "P9999Y")))),
    ("timer-duration", process(line(timer("timeDuration", "P1000000000Y")))),
    ("expression-syntax", process(line(timer("timeDuration", "=1 +")))),
    # compensation
    (
        "compensation-no-handler",
        process(line(TASK) + boundary("<compensateEventDefinition/>")),
    ),
    (
        "compensation-boundary-flow",
        process(
            line(TASK)
            + boundary("<compensateEventDefinition/>")
            + '<task id="u" isForCompensation="true"/>'
            + '<association id="as" sourceRef="x" targetRef="u"/>'
            + flow("x", "end", key="f")
        ),
    ),
    (
        "compensation-handler-kind",
        process(
            line(TASK)
            + boundary("<compensateEventDefinition/>")
            + '<task id="u"/><association id="as" sourceRef="x" targetRef="u"/>'
        ),
    ),
    (
        "compensation-handler-scope",
        process(
            line(TASK, '<subProcess id="s"><task id="v"/><task id="u"/></subProcess>')
            + boundary("<compensateEventDefinition/>")
            + '<association id="as" sourceRef="x" targetRef="u"/>'
        ),
    ),
    ("compensation-uncalled", process(line(TASK) + '<task id="x" isForCompensation="true"/>')),
    (
        "compensation-flow",
        process(
            line('<task id="x" isForCompensation="true"/>', TASK)
            + '<boundaryEvent id="b" attachedToRef="a">'
            + "<compensateEventDefinition/></boundaryEvent>"
            + '<association id="as" sourceRef="b" targetRef="x"/>'
        ),
    ),
    (
        "compensation-unreachable",
        process(
            line(
                '<subProcess id="s"><task id="i"/></subProcess>',
                throw('<compensateEventDefinition activityRef="i"/>'),
            )
        ),
    ),
]
