<?php
// PHP's own SOAP server of the parcel service, for `php -S`. The path says the WSDL, such as
// /soap12/wrapped; the last parcel that came is written down in the folder PEERS_FOLDER.

$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
define('STYLE', basename($path));

/** The service; PHP calls the method of an operation's name, and that of a header block's. */
class Post
{
    private ?string $token = null;

    public function __construct(private SoapServer $server)
    {
    }

    /** A fault that is given back has a header; one that is thrown has none. */
    public function Session(object $session): ?SoapFault
    {
        if ($session->token === 'stale') {
            $expired = new SoapHeader('urn:post:common', 'Expired', (object) ['since' => '2026-02-28']);
            return new SoapFault('Client', 'expired', null, null, null, $expired);
        }
        $this->token = $session->token;
        return null;
    }

    public function Post(object $request)
    {
        $parcel = STYLE === 'wrapped' ? $request->parcel : $request;
        self::write_down($parcel);
        $tags = STYLE === 'rpc_encoded' ? $parcel->tags : $parcel->tag;
        $parcel->status = 'in transit';
        $parcel->to = self::address($parcel->to);
        if (isset($parcel->from)) {
            // The same object twice, which SOAP encoding refers to.
            $parcel->from = $parcel->to;
        }
        return [
            'number' => 4711 + count($tags),
            'charge' => sprintf('%.2f', 2 * $parcel->weight),
            'parcel' => $parcel,
        ];
    }

    public function Track($request)
    {
        $number = STYLE === 'wrapped' ? $request->number : $request;
        if ($this->token !== '5e55') {
            throw new SoapFault('Client', 'no session');
        }
        switch ($number) {
            case 0:
                $detail = (object) ['UnknownNumber' => ['number' => 0, 'similar' => [7, 8]]];
                throw new SoapFault('Client', 'unknown: é & <', null, $detail, 'UnknownNumber');
            case 1:
                $detail = (object) ['Closed' => ['until' => '2026-12-31']];
                throw new SoapFault('Server', 'closed', null, $detail, 'Closed');
            case 3:
                throw new SoapFault(['urn:post:codes', 'Lost'], 'weg', 'urn:post:sorting');
            case 2:
                throw new SoapFault('Server', 'the lorry broke down');
        }
        $quota = new SoapHeader('urn:post:common', 'Quota', (object) ['left' => 9]);
        $this->server->addSoapHeader($quota);
        $events = [
            ['at' => '2026-03-05T10:00:00Z', 'place' => 'Köln & Bonn'],
            ['at' => '2026-03-06T07:30:00.5+01:00', 'place' => null],
        ];
        return STYLE === 'rpc_encoded' ? $events : ['event' => $events];
    }

    public function Notify($request): void
    {
        self::write_down(STYLE === 'wrapped' ? $request->text : $request);
    }

    /** PHP sends the type that is declared unless it is told another one. */
    private static function address(object $address)
    {
        $namespace = STYLE === 'rpc_encoded' ? 'urn:post' : 'urn:post:parcels';
        return isset($address->company)
            ? new SoapVar($address, SOAP_ENC_OBJECT, 'CompanyAddress', $namespace)
            : $address;
    }

    private static function write_down($received): void
    {
        if (isset($received->label)) {
            $received = clone $received;
            $received->label = bin2hex($received->label);
        }
        $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE;
        file_put_contents(getenv('PEERS_FOLDER') . '/received.json', json_encode($received, $flags));
    }
}

$options = [
    'cache_wsdl' => WSDL_CACHE_NONE,
    'encoding' => 'UTF-8',
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    'soap_version' => str_starts_with($path, '/soap12/') ? SOAP_1_2 : SOAP_1_1,
];
$server = new SoapServer(getenv('PEERS_WSDLS') . "$path.wsdl", $options);
$server->setObject(new Post($server));
$server->handle(file_get_contents('php://input'));
