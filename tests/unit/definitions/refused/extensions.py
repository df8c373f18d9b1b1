"""Languages and extensions that nobody here understands."""

from __future__ import annotations

from tests.unit.definitions.refused.parts import (
    FIELD,
    SED,
    SIG,
    TASK,
    Cases,
    extended,
    flow,
    multi,
    task,
    throw,
)
from tests.unit.definitions.samples import line, process

CASES: Cases = [
    # languages
    ("script-language", task("scriptTask", 'scriptFormat="javascript"', "<script>x</script>")),
    ("script-language", task("scriptTask", 'scriptFormat="python"', "<script>1</script>")),
    ("script-language", task("scriptTask", 'scriptFormat="groovy"', "<script>1</script>")),
    ("script-resource", task("scriptTask", 'camunda:resource="a.js"')),
    ("expression-syntax", task("scriptTask", 'scriptFormat="feel"', "<script>1 +</script>")),
    (
        "expression-syntax",
        process(
            line(TASK) + flow("a", "end", "<conditionExpression>a b c (</conditionExpression>")
        ),
    ),
    ("expression-syntax", multi("<loopCardinality>3 3</loopCardinality>")),
    ("expression-syntax", task("userTask", 'camunda:assignee="${a.}"')),
    ("expression-syntax", task("serviceTask", 'camunda:expression="${bean.run(execution)}"')),
    ("expression-function", task("userTask", 'camunda:assignee="=people.first(1)"')),
    ("script-unspoken", task("scriptTask", "", "<script>x = 1</script>")),
    ("expression-java", task("userTask", 'camunda:assignee="${environment.variables.who}"')),
    ("expression-function", task("userTask", 'camunda:assignee="=lookup(1, frobnicate(2))"')),
    ("expression-java", task("userTask", 'camunda:assignee="${execution.id}"')),
    (
        "expression-foreign",
        process(
            line(TASK)
            + flow(
                "a",
                "end",
                '<conditionExpression xsi:type="tFormalExpression" language="groovy">a'
                "</conditionExpression>",
            )
        ),
    ),
    # extensions
    (
        "data-initial",
        process(
            '<dataObject id="x" name="n" itemSubjectRef="tns:int"><extensionElements>'
            "<flowable:value>many</flowable:value></extensionElements></dataObject>" + line(TASK)
        ),
    ),
    (
        "binding-several",
        task("serviceTask", 'camunda:expression="${1}" camunda:type="external" camunda:topic="t"'),
    ),
    (
        "binding-several",
        task("businessRuleTask", 'camunda:decisionRef="d" camunda:type="external"'),
    ),
    ("extension-attribute", task("userTask", 'camunda:colour="red"')),
    ("extension-attribute", task("userTask", 'paatos:colour="red"')),
    ("extension-attribute", task("userTask", 'zeebe:colour="red"')),
    ("extension-attribute", task("userTask", 'flowable:colour="red"')),
    ("extension-misplaced", task("scriptTask", 'camunda:assignee="a"')),
    ("extension-value", task("userTask", 'paatos:duty="sleep"')),
    ("extension-value", task("userTask", 'paatos:shift="SIDEWAYS"')),
    ("extension-java", task("serviceTask", 'camunda:class="org.example.A"')),
    ("extension-java", task("serviceTask", 'camunda:delegateExpression="${a}"')),
    ("extension-java", task("serviceTask", 'activiti:class="org.example.A"')),
    ("extension-element", extended("serviceTask", "<camunda:connector/>")),
    ("extension-element", extended("userTask", '<camunda:taskListener event="create"/>')),
    ("extension-element", extended("serviceTask", '<camunda:executionListener event="start"/>')),
    ("form-inside", extended("userTask", FIELD.format('type="colour"'))),
    ("form-inside", extended("userTask", FIELD.format('type="string" defaultValue="${b}"'))),
    ("form-inside", extended("userTask", FIELD.format('type="long" defaultValue="many"'))),
    ("extension-element", extended("serviceTask", '<camunda:field name="a"/>')),
    ("extension-element", extended("serviceTask", '<flowable:field name="a"/>')),
    ("extension-element", extended("userTask", "<zeebe:taskListeners/>")),
    ("extension-element", extended("userTask", "<spiff:preScript>x = 1</spiff:preScript>")),
    ("extension-element", extended("userTask", '<zeebe:taskSchedule dueDate="x" newer="y"/>')),
    ("extension-attribute", task("userTask", 'camunda:formRef="f" camunda:formRefVersion="2"')),
    (
        "extension-attribute",
        extended("callActivity", '<flowable:in source="a" target="b" transient="true"/>').replace(
            b'id="x"', b'id="x" calledElement="P"'
        ),
    ),
    (
        "event-combination",
        process(
            line(
                '<intermediateThrowEvent id="x"><compensateEventDefinition/>'
                "<compensateEventDefinition/></intermediateThrowEvent>"
            )
        ),
    ),
    (
        "extension-element",
        extended("userTask", '<zeebe:formDefinition formKey="camunda-forms:bpmn:a"/>'),
    ),
    ("extension-misplaced", extended("userTask", '<camunda:out source="a" target="b"/>')),
    *(
        (
            code,
            process(
                line(
                    throw(
                        SED.replace(
                            "/>",
                            f"><extensionElements>{sent}"
                            "</extensionElements></signalEventDefinition>",
                        )
                    )
                ),
                SIG,
            ),
        )
        for code, sent in (
            ("extension-misplaced", '<camunda:in businessKey="${a}"/>'),
            ("mapping-incomplete", '<camunda:in source="a"/>'),
            ("mapping-incomplete", '<camunda:in target="a"/>'),
            ("mapping-variables", '<camunda:in variables="some"/>'),
        )
    ),
    (
        "extension-misplaced",
        process(
            line(
                '<intermediateCatchEvent id="x"><extensionElements><camunda:inputOutput>'
                '<camunda:inputParameter name="a">1</camunda:inputParameter></camunda:inputOutput>'
                '</extensionElements><signalEventDefinition signalRef="S"/>'
                "</intermediateCatchEvent>"
            ),
            '<signal id="S" name="S"/>',
        ),
    ),
]
