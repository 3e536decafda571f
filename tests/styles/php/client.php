<?php
// PHP's own SOAP client of the parcel service, as a program would call it that knows nothing but its
// WSDL. Arguments: the address of the server, the style, and the version of SOAP. It prints as JSON
// what every call gave.

[, $url, $style, $version] = $argv;
$encoded = $style === 'rpc_encoded';
$client = new SoapClient("$url?wsdl", [
    'cache_wsdl' => WSDL_CACHE_NONE,
    'encoding' => 'UTF-8',
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    'soap_version' => $version === 'soap12' ? SOAP_1_2 : SOAP_1_1,
]);

/** What a call gives, or the fault that it ends in. */
function outcome(callable $call)
{
    try {
        return $call();
    } catch (SoapFault $fault) {
        $shown = ['code' => $fault->faultcode, 'string' => $fault->faultstring];
        return $shown + (isset($fault->detail) ? ['detail' => $fault->detail] : []);
    }
}

/** The arguments of a call with one part; document/literal wrapped puts an element around it. */
$arguments = fn(string $part, $value) => [$style === 'wrapped' ? [$part => $value] : $value];

$track = function (int $number, string $token = '5e55') use ($client, $arguments, $encoded) {
    $session = new SoapHeader('urn:post:common', 'Session', ['token' => $token]);
    $reply = $client->__soapCall('Track', $arguments('number', $number), null, $session, $headers);
    return ['reply' => $encoded ? $reply : $reply->event, 'headers' => $headers];
};

$address = ['street' => 'Hauptstraße 1', 'city' => 'Köln', 'company' => 'Müller & Co'];
$address += $encoded ? [] : ['country' => 'DE'];
$namespace = $encoded ? 'urn:post' : 'urn:post:parcels';
$to = new SoapVar((object) $address, SOAP_ENC_OBJECT, 'CompanyAddress', $namespace);
$parcel = [
    'to' => $to,
    'weight' => '12.50',
    'posted' => '2026-03-05T09:15:00+01:00',
    'due' => '2026-03-09',
    'status' => 'new',
    'note' => null,
    'fragile' => true,
    'label' => "\x00\xff label",
];
// The same object twice, which SOAP encoding refers to.
$parcel += $encoded
    ? ['from' => $to, 'tags' => ['books', null, '<gift>']]
    : ['id' => 'p-1', 'tag' => ['books', '<gift>'], 'email' => 'ana@example.org', 'dimensions' => '30 20 10'];

$outcomes = [
    'post' => outcome(function () use ($client, $arguments, $parcel) {
        $receipt = (object) $client->__soapCall('Post', $arguments('parcel', $parcel));
        $receipt->parcel->label = bin2hex($receipt->parcel->label);
        return $receipt;
    }),
    'track' => outcome(fn() => $track(7)),
    'unknown' => outcome(fn() => $track(0)),
    'closed' => outcome(fn() => $track(1)),
    'expired' => outcome(fn() => $track(7, 'stale')),
    'broken' => outcome(fn() => $track(2)),
    'lost' => outcome(fn() => $track(3)),
    'notify' => outcome(fn() => $client->__soapCall('Notify', $arguments('text', 'ring twice'))),
];
echo json_encode($outcomes, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_PRETTY_PRINT);
