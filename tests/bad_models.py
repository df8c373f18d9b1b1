"""Models that no door lets in."""

BILLION_YEARS = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
  targetNamespace="urn:koe"><process id="p" isExecutable="true">
  <startEvent id="a"/><sequenceFlow id="f" sourceRef="a" targetRef="t"/>
  <intermediateCatchEvent id="t"><timerEventDefinition id="e">
  <timeDuration>P1000000000Y</timeDuration></timerEventDefinition></intermediateCatchEvent>
  <sequenceFlow id="g" sourceRef="t" targetRef="z"/><endEvent id="z"/></process></definitions>"""
"""A timer that the calendar has no day for."""
