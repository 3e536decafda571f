<?php
// NuSOAP's client of the parcel service, as a program would call it that knows nothing but its WSDL.
// Arguments: the address of the server, the style, and the version of SOAP. It prints as JSON what
// every call gave.

[, $url, $style] = $argv;
error_reporting(E_ERROR);
require getenv('PEERS_FOLDER') . '/nusoap.php';

$encoded = $style === 'rpc_encoded';

/** What a call gives, or the fault that it ends in, and the header of the reply. */
function call(string $operation, $parts, string $header = '')
{
    global $url;
    $client = new nusoap_client("$url?wsdl", true);
    $client->soap_defencoding = 'UTF-8';
    $client->decode_utf8 = false;
    if ($header !== '') {
        $client->setHeaders($header);
    }
    $result = $client->call($operation, $parts);
    if ($client->fault) {
        // A text with an attribute is an array.
        $string = $result['faultstring']['!'] ?? $result['faultstring'];
        $shown = ['code' => $result['faultcode'], 'string' => $string];
        $detail = $result['detail'] ?? '';
        return [$shown + ($detail === '' ? [] : ['detail' => without_attributes($detail)]), null];
    }
    if ($client->getError()) {
        return [['error' => $client->getError()], null];
    }
    return [$result, without_attributes($client->responseHeader)];
}

/** A value without the attributes that NuSOAP gives with it. */
function without_attributes($value)
{
    if (!is_array($value)) {
        return $value;
    }
    $plain = [];
    foreach ($value as $name => $inside) {
        if (!str_starts_with((string) $name, '!xmlns')) {
            $plain[ltrim((string) $name, '!')] = without_attributes($inside);
        }
    }
    return $plain;
}

/** The arguments of a call with one part: those of document/literal bare are what is in it. */
$arguments = fn(string $part, $value) => $style === 'bare' && is_array($value) ? $value : [$part => $value];

$track = function (int $number, string $token = '5e55') use ($arguments) {
    $session = "<c:Session xmlns:c=\"urn:post:common\"><c:token>$token</c:token></c:Session>";
    [$reply, $headers] = call('Track', $arguments('number', $number), $session);
    $refused = is_array($reply) && (isset($reply['code']) || isset($reply['error']));
    return $refused ? $reply : ['reply' => $reply['event'] ?? $reply, 'headers' => $headers];
};

$address = ['street' => 'Hauptstraße 1', 'city' => 'Köln', 'company' => 'Müller & Co'];
$address += $encoded ? [] : ['!country' => 'DE'];
$namespace = $encoded ? 'urn:post' : 'urn:post:parcels';
// NuSOAP knows derived types by name only, and writes none but what it is told.
$to = new soapval('to', 'CompanyAddress', $address, false, $namespace);
$parcel = [
    'to' => $to,
    'weight' => '12.50',
    'posted' => '2026-03-05T09:15:00+01:00',
    'due' => '2026-03-09',
    'status' => 'new',
    'note' => null,
];
$parcel = $encoded
    ? ['from' => new soapval('from', 'CompanyAddress', $address, false, $namespace)] + $parcel
        + ['tags' => ['books', null, '<gift>'], 'fragile' => true]
    : $parcel + ['tag' => ['books', '<gift>'], 'email' => 'ana@example.org', 'dimensions' => '30 20 10',
        '!id' => 'p-1', '!fragile' => 'true'];
$parcel['label'] = base64_encode("\x00\xff label");

$post = function () use ($arguments, $parcel, $encoded) {
    [$receipt] = call('Post', $arguments('parcel', $parcel));
    if (isset($receipt['parcel']['label'])) {
        // NuSOAP decodes what says itself that it is base64.
        $label = $receipt['parcel']['label'];
        $receipt['parcel']['label'] = bin2hex($encoded ? $label : base64_decode($label));
        $receipt['parcel'] = without_attributes($receipt['parcel']);
    }
    return $receipt;
};

$outcomes = [
    'post' => $post(),
    'track' => $track(7),
    'unknown' => $track(0),
    'closed' => $track(1),
    'expired' => $track(7, 'stale'),
    'broken' => $track(2),
    'lost' => $track(3),
    // NuSOAP takes a reply without parts for an empty text.
    'notify' => call('Notify', $arguments('text', 'ring twice'))[0] ?: null,
];
echo json_encode($outcomes, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PARTIAL_OUTPUT_ON_ERROR);
