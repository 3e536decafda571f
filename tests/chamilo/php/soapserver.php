<?php
// PHP's own SOAP server of the project's WSDLs, for `php -S`.

require __DIR__ . '/exchange.php';

/** Takes calls of any name. */
class Peer
{
    public function __call(string $operation, array $arguments)
    {
        // A struct of no declared type has to be an object, or it would become an Apache map.
        $reply = exchange($operation, $arguments, true);
        if (isset($reply['fault'])) {
            $fault = $reply['fault'];
            throw new SoapFault($fault->code, $fault->string, null, $fault->detail);
        }
        return $reply['return'];
    }
}

// What NuSOAP prints and PHP's own parser refuses is mended in a copy: empty types, a type that XML
// Schema does not have, array types written as `name[]`, and a namespace given as an empty text.
$wsdl = file_get_contents(wsdl_path());
$wsdl = str_replace('type=""', 'type="xsd:anyType"', $wsdl);
$wsdl = str_replace('type="xsd:Array"', 'type="SOAP-ENC:Array"', $wsdl);
$arrays = [];
$wsdl = preg_replace_callback('/<part name="(\w+)" type="tns:(\w+)\[\]"/', function ($found) use (&$arrays) {
    $arrays[$found[2]] = '<xsd:complexType name="' . $found[2] . 'Array"><xsd:complexContent>'
        . '<xsd:restriction base="SOAP-ENC:Array"><xsd:attribute ref="SOAP-ENC:arrayType" '
        . 'wsdl:arrayType="tns:' . $found[2] . '[]"/></xsd:restriction></xsd:complexContent>'
        . '</xsd:complexType>';
    return '<part name="' . $found[1] . '" type="tns:' . $found[2] . 'Array"';
}, $wsdl);
$wsdl = str_replace('</xsd:schema>', implode('', $arrays) . '</xsd:schema>', $wsdl);
$copy = tempnam(getenv('PEERS_FOLDER'), 'wsdl');
file_put_contents($copy, $wsdl);

try {
    $server = new SoapServer($copy, ['cache_wsdl' => WSDL_CACHE_NONE, 'encoding' => 'UTF-8']);
    $server->setObject(new Peer());
    $server->handle(file_get_contents('php://input'));
} finally {
    unlink($copy);
}
