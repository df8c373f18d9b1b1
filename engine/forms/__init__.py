"""Forms of user tasks: form-js schemas read strictly, answers checked against them."""

from engine.forms.answers import Examined, examine, initial, reads_variables, validate
from engine.forms.reading import read_form
from engine.forms.schema import Field, Form, Kind

__all__ = [
    "Examined",
    "Field",
    "Form",
    "Kind",
    "examine",
    "initial",
    "read_form",
    "reads_variables",
    "validate",
]
