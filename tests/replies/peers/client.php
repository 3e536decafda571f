<?php
// Calls an operation with PHP's SOAP client, and prints what it gives on one line. Arguments: a
// WSDL, the operation, the address of the server.

error_reporting(E_ERROR);
[, $wsdl, $operation, $location] = $argv;

/** A value on one line, with its PHP types; bytes that are no UTF-8 in hex. */
function shown($value): string
{
    if (is_object($value)) {
        $members = get_object_vars($value);
        $shown = array_map(fn($name) => "$name: " . shown($members[$name]), array_keys($members));
        return '{' . implode(', ', $shown) . '}';
    }
    if (is_array($value)) {
        return '[' . implode(', ', array_map('shown', $value)) . ']';
    }
    if (is_string($value) && !preg_match('//u', $value)) {
        return 'bytes ' . bin2hex($value);
    }
    return json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
}

try {
    $client = new SoapClient($wsdl, [
        'cache_wsdl' => WSDL_CACHE_NONE,
        'encoding' => 'UTF-8',
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
        'location' => $location,
    ]);
    echo shown($client->__soapCall($operation, basename($wsdl) === 'encoded.wsdl' ? [] : [[]]));
} catch (SoapFault $fault) {
    $detail = isset($fault->detail) ? ', detail ' . shown($fault->detail) : '';
    echo "fault: $fault->faultcode: $fault->faultstring$detail";
}
