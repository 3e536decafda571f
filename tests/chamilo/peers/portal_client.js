// Makes the calls of calls.json to a portal with node-soap, and prints what came back, a line of JSON
// each. Arguments: the base URL, the security key.

const crypto = require('crypto');
const fs = require('fs');
const path = require('path');
const soap = require('soap');
const util = require('util');

const ENCODING = 'http://schemas.xmlsoap.org/soap/encoding/';

// A value as it is sent: node-soap knows no SOAP arrays, and takes their attribute from its caller.
function sent(value) {
    if (Array.isArray(value)) {
        const attributes = { 'xmlns:enc': ENCODING, 'enc:arrayType': `item[${value.length}]` };
        return { attributes, item: value.map(sent) };
    }
    if (typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, sent(it)]));
}

// A value as it came, by the type that it says of itself.
function received(value) {
    if (value === null || typeof value !== 'object') return value;
    const { attributes = {}, $value, ...members } = value;
    if (attributes['xsi:nil'] === 'true') return null;
    if (attributes['xsi:type'] === 'SOAP-ENC:Array') return [].concat(members.item ?? []).map(received);
    if (attributes['xsi:type'] === 'xsd:int') return Number($value);
    if (attributes['xsi:type']?.startsWith('xsd:')) return $value ?? '';
    return Object.fromEntries(Object.entries(members).map(([name, it]) => [name, received(it)]));
}

async function main() {
    const [base, secret] = process.argv.slice(2);
    const key = crypto.createHash('sha1').update('127.0.0.1' + secret).digest('hex');
    const text = fs.readFileSync(path.join(__dirname, 'calls.json'), 'utf8').replaceAll('{key}', key);
    const clients = {};
    for (const [script, operation, parts] of JSON.parse(text)) {
        const url = `${base}main/webservices/${script}?wsdl`;
        clients[script] ??= await soap.createClientAsync(url, { handleNilAsNull: true });
        let result;
        try {
            // Operations with a dot in their names have no method that gives a promise.
            const method = util.promisify(clients[script][operation]);
            result = await method(sent(parts));
            result = received(result?.return ?? null);
        } catch (error) {
            const fault = error.root?.Envelope?.Body?.Fault;
            result = fault ? { fault: received(fault.faultstring) } : { error: error.message };
        }
        console.log(JSON.stringify([operation, result]));
    }
}

main();
