<?php
// Calls an operation of a WSDL with arguments in JSON, and prints the result as JSON.
[, $wsdl, $operation, $arguments] = $argv;
ini_set('soap.wsdl_cache_enabled', '0');
$client = new SoapClient($wsdl, ['cache_wsdl' => WSDL_CACHE_NONE, 'features' => SOAP_SINGLE_ELEMENT_ARRAYS]);
echo json_encode($client->__soapCall($operation, json_decode($arguments, true))), "\n";
