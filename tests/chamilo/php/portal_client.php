<?php
// Makes the calls of calls.json to a portal in memory, as a program would that knows nothing but its
// WSDLs, and prints what came back, a line of JSON for each call. Arguments: which client, the base URL, the security key.

[, $which, $base, $key] = $argv;
$key = sha1('127.0.0.1' . $key);
error_reporting(E_ERROR);

if ($which === 'nusoap') {
    require getenv('PEERS_FOLDER') . '/nusoap.php';
}

/** Makes one call with the parts of a request, in their order. */
function call(string $script, string $operation, array $parts)
{
    global $which, $base;
    $wsdl = "{$base}main/webservices/$script?wsdl";
    try {
        if ($which === 'nusoap') {
            $client = new nusoap_client($wsdl, true);
            $client->soap_defencoding = 'UTF-8';
            $client->decode_utf8 = false;
            $result = $client->call($operation, $parts);
            if ($client->fault) {
                $result = ['fault' => $result['faultstring']];
            } elseif ($client->getError()) {
                $result = ['error' => $client->getError()];
            }
        } else {
            $client = new SoapClient($wsdl, ['cache_wsdl' => WSDL_CACHE_NONE]);
            $result = $client->__soapCall($operation, complete($client, $operation, $parts));
        }
    } catch (SoapFault $fault) {
        $result = ['fault' => $fault->getMessage()];
    }
    echo json_encode([$operation, $result], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
    return $result;
}

/** The parts with each field that is declared and not there: SoapClient insists on them. */
function complete(SoapClient $client, string $operation, array $parts): array
{
    $types = [];
    foreach ($client->__getTypes() as $type) {
        if (preg_match('/^struct (\S+) \{(.*)\}$/s', $type, $found)) {
            preg_match_all('/^ (\S+) (\S+);$/m', $found[2], $fields);
            $types[$found[1]] = array_combine($fields[2], $fields[1]);
        } elseif (preg_match('/^(\S+) (\S+)\[\]$/', $type, $found)) {
            $types[$found[2]] = $found[1];
        }
    }
    $fill = function ($type, $value) use (&$fill, $types) {
        $declared = $types[$type] ?? null;
        if (is_string($declared) && is_array($value)) {
            return array_map(fn ($item) => $fill($declared, $item), $value);
        }
        if (!is_array($declared) || !is_array($value)) {
            return $value;
        }
        $absent = array_fill_keys(array_keys($declared), null);
        foreach (array_merge($absent, $value) as $field => $inside) {
            $value[$field] = $fill($declared[$field] ?? '', $inside);
        }
        return $value;
    };
    foreach ($client->__getFunctions() as $function) {
        if (preg_match('/^\S+ ' . preg_quote($operation) . '\((.*)\)$/', $function, $found)) {
            foreach ($found[1] === '' ? [] : explode(', ', $found[1]) as $part) {
                [$type, $name] = explode(' $', $part);
                $parts[$name] = $fill($type, $parts[$name] ?? null);
            }
        }
    }
    return $parts;
}

$calls = file_get_contents(__DIR__ . '/../peers/calls.json');
foreach (json_decode(str_replace('{key}', $key, $calls), true) as [$script, $operation, $parts]) {
    call($script, $operation, $parts);
}
