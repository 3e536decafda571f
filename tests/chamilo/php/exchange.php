<?php
// What both servers share: a call is written down with PHP's own types, and answered with what the
// test has laid out. Everything is a file in the folder PEERS_FOLDER.

/**
 * Writes down what arrived for $operation, and gives what is to be returned: JSON objects as
 * arrays, or as objects.
 */
function exchange(string $operation, array $arguments, bool $objects)
{
    $folder = getenv('PEERS_FOLDER');
    $received = ['operation' => $operation, 'arguments' => plain(array_values($arguments))];
    $flags = JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION | JSON_UNESCAPED_UNICODE;
    file_put_contents("$folder/received.json", json_encode($received, $flags));
    $reply = file_get_contents("$folder/reply.json");
    return (array) json_decode($reply, !$objects, 512, JSON_THROW_ON_ERROR);
}

/** Objects as arrays, so that both servers' views of a struct compare. */
function plain($value)
{
    if (is_object($value)) {
        $value = get_object_vars($value);
    }
    return is_array($value) ? array_map('plain', $value) : $value;
}

/** The WSDL of the service that the request is for: the last segment of the path. */
function wsdl_path(): string
{
    $service = basename(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
    return getenv('PEERS_WSDLS') . "/$service.wsdl";
}
