<?php
// Answers the operation `call` of a WSDL: the numbers, twice as large.
ini_set('soap.wsdl_cache_enabled', '0');
class Numbers
{
    public function call($label, $numbers)
    {
        if ($label === 'refuse') {
            throw new SoapFault('Server', 'as you wish');
        }
        return array_map(fn ($number) => 2 * $number, $numbers ?? []);
    }
}
$server = new SoapServer(getenv('PEERS_WSDL'), ['cache_wsdl' => WSDL_CACHE_NONE]);
$server->setClass('Numbers');
$server->handle();
