<?php
// A NuSOAP server of the project's own WSDLs, for `php -S`.

error_reporting(E_ERROR);
require getenv('PEERS_FOLDER') . '/nusoap.php';
require __DIR__ . '/exchange.php';

/** Answers a call the way that the test asked for. */
function answer(string $operation, array $arguments)
{
    $reply = exchange($operation, $arguments, false);
    if (isset($reply['fault'])) {
        $fault = $reply['fault'];
        return new soap_fault($fault['code'], '', $fault['string'], $fault['detail']);
    }
    return $reply['return'];
}

$server = new soap_server(wsdl_path());
$server->soap_defencoding = 'UTF-8';
$server->decode_utf8 = false;

// NuSOAP calls a function of the operation's name; a dot stands between a class and its method.
$classes = [];
foreach (array_keys($server->wsdl->getOperations()) as $operation) {
    $body = "{ return answer('$operation', func_get_args()); }";
    if (strpos($operation, '.') === false) {
        eval("function $operation() $body");
    } else {
        [$class, $method] = explode('.', $operation, 2);
        $classes[$class] = ($classes[$class] ?? '') . "public function $method() $body\n";
    }
}
foreach ($classes as $class => $methods) {
    eval("class $class { $methods }");
}

// Real portals label what they send as ISO-8859-1, whatever it is.
if (isset($_GET['mislabelled'])) {
    ob_start(function (string $reply) {
        header('Content-Type: text/xml; charset=ISO-8859-1');
        header_remove('Content-Length');
        $reply = str_replace('encoding="UTF-8"', 'encoding="ISO-8859-1"', $reply);
        return $reply . "\n<!--" . str_repeat(" debug\n", 20000) . '-->';
    });
}
$server->service(file_get_contents('php://input'));
