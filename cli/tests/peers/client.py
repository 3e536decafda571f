# Calls an operation of a WSDL with arguments in JSON, and prints the result as JSON.
import json
import sys

import zeep
from zeep.helpers import serialize_object

wsdl, operation, arguments = sys.argv[1:]
client = zeep.Client(wsdl)
arguments = json.loads(arguments)
method = getattr(client.service, operation)
if len(arguments) == 1 and isinstance(arguments[0], dict):
    result = method(**arguments[0])
else:
    # zeep has no arrays of SOAP encoding: their items are XML.
    array = "{http://schemas.xmlsoap.org/soap/encoding/}arrayType"
    for index, argument in enumerate(arguments):
        if isinstance(argument, list):
            arguments[index] = None
    result = method(*arguments)


def plain(value):
    if isinstance(value, list):
        return [plain(item) for item in value]
    return int(value.text) if hasattr(value, "text") else value


print(json.dumps(plain(serialize_object(result)), default=str))
