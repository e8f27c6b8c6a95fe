"""valid.py ROOT SCHEMA FILE: fails, and says where, if the file does not fit
the schema, which is a file below ROOT."""
import json
import pathlib
import sys

import jsonschema

root, schema, document = map(pathlib.Path, sys.argv[1:])
schema = json.loads((root / schema).read_text())
jsonschema.Draft202012Validator.check_schema(schema)
jsonschema.validate(json.loads(document.read_text()), schema)
