"""zeep's client of the parcel service, as a program would call it that knows nothing but its WSDL.

Arguments: the address of the server, the style, and the version of SOAP. It prints as JSON what every
call gave.
"""

import datetime
import decimal
import json
import os
import sys

import zeep
from lxml import etree
from zeep import xsd
from zeep.helpers import serialize_object

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../support"))
from soap_arrays import ArrayTypes, Offline

URL, STYLE, _ = sys.argv[1:]
ENCODED = STYLE == "rpc_encoded"


def plain(value):
    """A result as JSON has it."""
    if isinstance(value, dict):
        return {name: plain(it) for name, it in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(it) for it in value]
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    return value


def tree(element):
    """A detail as JSON has it: a list where an element comes more than once."""
    children = {}
    for child in element:
        children.setdefault(etree.QName(child).localname, []).append(tree(child))
    several = {name: it if len(it) > 1 else it[0] for name, it in children.items()}
    return several or element.text


def outcome(call):
    """What a call gives, or what it ends in."""
    try:
        return call()
    except zeep.exceptions.Fault as fault:
        shown = {"code": fault.code, "string": fault.message}
        detail = fault.detail if fault.detail is None else tree(fault.detail)
        return {**shown, "detail": detail} if isinstance(detail, dict) else shown
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


class Post:
    """The calls, each as zeep wants it in this style."""

    def __init__(self):
        self.client = zeep.Client(f"{URL}?wsdl", transport=Offline(), plugins=[ArrayTypes()])
        namespace = "urn:post" if ENCODED else "urn:post:parcels"
        address = {"street": "Hauptstraße 1", "city": "Köln", "company": "Müller & Co"}
        if not ENCODED:
            address["country"] = "DE"
        self.address = self.client.get_type(f"{{{namespace}}}CompanyAddress")(**address)

    def parcel(self):
        parcel = {
            "to": self.address,
            "weight": decimal.Decimal("12.50"),
            "posted": datetime.datetime.fromisoformat("2026-03-05T09:15:00+01:00"),
            "due": datetime.date(2026, 3, 9),
            "status": "new",
            "note": xsd.Nil,
            "fragile": True,
            "label": b"\x00\xff label",
        }
        if ENCODED:
            item = xsd.Element("item", xsd.String(), nillable=True)
            tags = [xsd.AnyObject(item, tag) for tag in ("books", None, "<gift>")]
            tags = self.client.get_type("{urn:post}Tags")(tags)
            return {**parcel, "from": self.address, "tags": tags}
        return {
            **parcel,
            "id": "p-1",
            "tag": ["books", "<gift>"],
            "email": "ana@example.org",
            "dimensions": [30, 20, 10],
        }

    def post(self):
        parcel = self.parcel()
        service = self.client.service
        receipt = service.Post(**parcel) if STYLE == "bare" else service.Post(parcel=parcel)
        receipt = plain(serialize_object(receipt, dict))
        parcel = receipt["parcel"]
        if ENCODED:
            parcel["tags"] = [getattr(tag, "text", tag) for tag in parcel["tags"]]
        else:
            parcel["dimensions"] = " ".join(map(str, parcel["dimensions"]))
        return receipt

    def track(self, number, token="5e55"):
        session = self.client.get_element("{urn:post:common}Session")(token=token)
        service = self.client.service
        if STYLE == "bare":
            reply = service.Track(number, _soapheaders=[session])
        else:
            reply = service.Track(number=number, _soapheaders=[session])
        reply = plain(serialize_object(reply, dict))
        events = reply["body"]
        while isinstance(events, dict):
            events = events["events"] if "events" in events else events["event"]
        headers = {}
        for name, block in reply["header"].items():
            if block is not None:
                headers[name[0].upper() + name[1:]] = block
        return {"reply": events, "headers": headers}

    def notify(self):
        if STYLE == "bare":
            return self.client.service.Notify("ring twice")
        return self.client.service.Notify(text="ring twice")


def main():
    post = Post()
    outcomes = {
        "post": outcome(post.post),
        "track": outcome(lambda: post.track(7)),
        "unknown": outcome(lambda: post.track(0)),
        "closed": outcome(lambda: post.track(1)),
        "expired": outcome(lambda: post.track(7, "stale")),
        "broken": outcome(lambda: post.track(2)),
        "lost": outcome(lambda: post.track(3)),
        "notify": outcome(post.notify),
    }
    print(json.dumps(outcomes, ensure_ascii=False, default=repr))


main()
