# Calls an operation of a WSDL with arguments in JSON, and prints the result as JSON.
import json
import sys

import zeep
from zeep.helpers import serialize_object

wsdl, operation, arguments = sys.argv[1:]
arguments = json.loads(arguments)
method = getattr(zeep.Client(wsdl).service, operation)
# An element with fields is taken apart.
wrapped = len(arguments) == 1 and isinstance(arguments[0], dict)
result = method(**arguments[0]) if wrapped else method(*arguments)
print(json.dumps(serialize_object(result), default=str))
