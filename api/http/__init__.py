"""The HTTP way in: one resource a noun, schemas in and out, errors as problem+json."""
