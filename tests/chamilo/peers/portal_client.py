"""Makes the calls of calls.json to a portal with zeep, and prints what came back, a line of JSON each.

Arguments: the base URL, the security key. The answers are written as PHP's client sees them, so that
one list of expected lines is for all clients.
"""

import hashlib
import json
import os
import sys

import zeep
from zeep import xsd
from zeep.helpers import serialize_object

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../support"))
from soap_arrays import ArrayTypes, Offline


def complete(declared, value):
    """A value with each element that is declared and not there, on which zeep insists, and with the
    items of arrays as zeep wants them."""
    if isinstance(value, list):
        items = declared._array_type.array_type
        item = xsd.Element("item", items)
        values = [xsd.AnyObject(item, items(**complete(items, it))) for it in value]
        return declared._array_class(values)
    if not isinstance(value, dict):
        return value
    filled = {}
    for name, element in declared.elements:
        filled[name] = complete(element.type, value[name]) if name in value else xsd.SkipValue
    return filled


def plain(value):
    """A result as JSON has it."""
    if isinstance(value, dict):
        return {name: plain(it) for name, it in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(it) for it in value]
    return value


def main():
    base, key = sys.argv[1:]
    key = hashlib.sha1(("127.0.0.1" + key).encode()).hexdigest()
    calls = os.path.join(os.path.dirname(__file__), "calls.json")
    with open(calls, encoding="utf-8") as file:
        calls = json.loads(file.read().replace("{key}", key))
    clients = {}
    for script, operation, parts in calls:
        try:
            if script not in clients:
                url = f"{base}main/webservices/{script}?wsdl"
                clients[script] = zeep.Client(url, transport=Offline(), plugins=[ArrayTypes()])
            service = clients[script].service
            declared = service._binding.get(operation).input.body.type
            result = service[operation](**complete(declared, parts))
            result = plain(serialize_object(result, dict))
        except zeep.exceptions.Fault as fault:
            result = {"fault": fault.message}
        except Exception as error:
            result = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps([operation, result], ensure_ascii=False, separators=(",", ":"), default=repr))


main()
