"""What zeep needs to call services with arrays of SOAP encoding, without network."""

import zeep
from zeep.transports import Transport

ENCODING = "http://schemas.xmlsoap.org/soap/encoding/"

# As much of the schema of SOAP encoding as arrays need: zeep would download it.
ARRAYS = f"""<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="{ENCODING}">
  <complexType name="Array"><sequence>
    <any minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
  </sequence><anyAttribute namespace="##any" processContents="lax"/></complexType>
  <attribute name="arrayType" type="string"/>
</schema>""".encode()


class Offline(Transport):
    """Gives the one schema that the documents import from elsewhere."""

    def load(self, url):
        return ARRAYS if url == ENCODING else super().load(url)


class ArrayTypes(zeep.Plugin):
    """Says of each array how many items it has: zeep does not, and NuSOAP sees no array without."""

    def egress(self, envelope, http_headers, operation, binding_options):
        for array in {item.getparent() for item in envelope.iter("item")}:
            array.set(f"{{{ENCODING}}}arrayType", f"item[{len(array)}]")
        return envelope, http_headers
