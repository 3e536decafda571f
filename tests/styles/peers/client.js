// node-soap's client of the parcel service, as a program would call it that knows nothing but its WSDL.
// Arguments: the address of the server, the style, and the version of SOAP. It prints as JSON what
// every call gave.

const soap = require('soap');

const [url, style, version] = process.argv.slice(2);
const encoded = style === 'rpc_encoded';
const ENCODING = 'http://schemas.xmlsoap.org/soap/encoding/';

// A result without the attributes that node-soap gives with it, other than those of the service.
function plain(value) {
    if (Array.isArray(value)) return value.map(plain);
    if (value instanceof Date || value === null || typeof value !== 'object') return value;
    const { attributes = {}, ...members } = value;
    if (attributes['xsi:nil'] === 'true') return null;
    if ('$value' in members) return members.$value;
    const own = Object.entries(attributes).filter(([name]) => !name.includes(':') && name !== 'xmlns');
    return Object.fromEntries([...own, ...Object.entries(members)].map(([name, it]) => [name, plain(it)]));
}

// What a call gives, or what it ends in.
async function outcome(call) {
    try {
        return await call();
    } catch (error) {
        const fault = error.root?.Envelope?.Body?.Fault;
        if (!fault) return { error: error.message };
        if (version === 'soap12') {
            const reason = [].concat(fault.Reason.Text)[0];
            return told(plain(fault.Code.Value), reason.$value ?? reason, fault.Detail);
        }
        return told(plain(fault.faultcode), plain(fault.faultstring), fault.detail);
    }
}

function told(code, string, detail) {
    return detail ? { code, string, detail: plain(detail) } : { code, string };
}

// The arguments of a call with one part; those of document/literal bare are what is in it.
function parts(name, value) {
    if (style !== 'bare') return { [name]: value };
    return typeof value === 'object' ? value : { $value: value };
}

// node-soap knows no derived types and no SOAP arrays, and takes their attributes from its caller.
function parcel() {
    const namespace = encoded ? 'urn:post' : 'urn:post:parcels';
    const attributes = { 'xmlns:t': namespace, 'xsi:type': 't:CompanyAddress' };
    const address = { street: 'Hauptstraße 1', city: 'Köln', company: 'Müller & Co' };
    const to = { attributes: encoded ? attributes : { ...attributes, country: 'DE' }, ...address };
    const nil = { attributes: { 'xsi:nil': 'true' } };
    const common = {
        weight: '12.50',
        posted: '2026-03-05T09:15:00+01:00',
        due: '2026-03-09',
        status: 'new',
        note: nil,
    };
    const label = Buffer.from('\x00\xff label', 'latin1').toString('base64');
    if (encoded) {
        const array = { 'xmlns:enc': ENCODING, 'enc:arrayType': 'xsd:string[3]' };
        const tags = { attributes: array, item: ['books', nil, '<gift>'] };
        return { from: to, to, ...common, tags, fragile: true, label };
    }
    const tag = ['books', '<gift>'];
    const more = { tag, email: 'ana@example.org', dimensions: '30 20 10', label };
    return { attributes: { id: 'p-1', fragile: true }, to, ...common, ...more };
}

async function main() {
    const client = await soap.createClientAsync(`${url}?wsdl`, {
        forceSoap12Headers: version === 'soap12',
        handleNilAsNull: true,
    });
    const post = async () => {
        const [receipt] = await client.PostAsync(parts('parcel', parcel()));
        const found = plain(receipt);
        // JavaScript has no dates without a time.
        const { due } = found.parcel;
        if (due instanceof Date) found.parcel.due = due.toISOString().slice(0, 10);
        found.parcel.label = Buffer.from(found.parcel.label, 'base64').toString('hex');
        if (encoded) found.parcel.tags = found.parcel.tags.item;
        return found;
    };
    const track = async (number, token = '5e55') => {
        client.clearSoapHeaders();
        const session = `<c:Session xmlns:c="urn:post:common"><c:token>${token}</c:token></c:Session>`;
        client.addSoapHeader(session);
        const [reply, , headers] = await client.TrackAsync(parts('number', number));
        let events = plain(reply);
        for (const name of ['events', 'event', 'item']) events = events?.[name] ?? events;
        return { reply: events, headers: plain(headers) };
    };
    const notify = async () => (await client.NotifyAsync(parts('text', 'ring twice')))[0];
    const outcomes = {
        post: await outcome(post),
        track: await outcome(() => track(7)),
        unknown: await outcome(() => track(0)),
        closed: await outcome(() => track(1)),
        expired: await outcome(() => track(7, 'stale')),
        broken: await outcome(() => track(2)),
        lost: await outcome(() => track(3)),
        notify: await outcome(notify),
    };
    console.log(JSON.stringify(outcomes));
}

main();
