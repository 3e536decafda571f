"""Calls an operation with zeep, and prints what it gives on one line.

Arguments: a WSDL, the operation, the address of the server.
"""

import os
import sys

import zeep
from zeep.helpers import serialize_object

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../support"))
from soap_arrays import Offline


def shown(value):
    """A value on one line; bytes in hex."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {shown(it)}" for name, it in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(shown(it) for it in value) + "]"
    if isinstance(value, bytes):
        return f"bytes {value.hex()}"
    if isinstance(value, str):
        return f'"{value}"'
    if type(value).__module__.startswith("zeep.wsdl"):
        return f"{type(value).__name__}: root {shown(serialize_object(value.root))}"
    if hasattr(value, "itertext"):
        return f"XML {value.tag} \"{''.join(value.itertext())}\""
    return str(value)


def main():
    wsdl, operation, location = sys.argv[1:]
    client = zeep.Client(wsdl, transport=Offline())
    binding = next(iter(client.wsdl.bindings))
    service = client.create_service(binding, location)
    try:
        print(shown(serialize_object(getattr(service, operation)(), dict)))
    except zeep.exceptions.Fault as fault:
        subcodes = [str(code) for code in fault.subcodes or []]
        print(f"fault: {fault.code}: {fault.message}" + (f", subcodes {subcodes}" if subcodes else ""))
    except Exception as error:
        print(f"error: {type(error).__name__}: {error}")


main()
