//! Replies of every kind, to begin with.

/// The replies.
pub fn replies() -> Vec<Vec<u8>> {
    BODIES.iter().map(|body| envelope(body).into_bytes()).collect()
}

/// Replies of several parts, whose first line is their `Content-Type`.
pub fn multipart() -> Vec<Vec<u8>> {
    let root = envelope(
        "<return><xop:Include xmlns:xop='http://www.w3.org/2004/08/xop/include' href='cid:a'/></return>",
    );
    let with = |encoding: &str, content: &str| {
        format!(
            "multipart/related; boundary=B; start=\"<r>\"\r\n--B\r\nContent-ID: <r>\r\n\
             Content-Type: application/xop+xml; charset=utf-8\r\n\r\n{root}\r\n--B\r\n\
             Content-ID: <a>\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{content}\r\n--B--\r\n"
        )
    };
    let parts =
        [("binary", "a\r\nb"), ("base64", "aGk=\r\naGk="), ("quoted-printable", "a=3D=\r\nb")];
    parts.map(|(encoding, content)| with(encoding, content).into_bytes()).to_vec()
}

fn envelope(body: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='UTF-8'?>\n<e:Envelope \
         xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' \
         xmlns:enc='http://schemas.xmlsoap.org/soap/encoding/' \
         xmlns:xsd='http://www.w3.org/2001/XMLSchema' \
         xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \
         e:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'>\
         <e:Body><n:GetResponse xmlns:n='urn:fuzz'>{body}</n:GetResponse></e:Body></e:Envelope>"
    )
}

const BODIES: [&str; 9] = [
    "<return xsi:type='xsd:string'>a &lt; b<![CDATA[ & ]]>c<!-- - -->d\r\n</return>",
    "<return xsi:type='xsd:int'> 42 </return>",
    "<return xsi:nil='true'/>",
    "<return code='K-1'><text>Zoë &amp; Bob</text><number>-7</number><price>1.50</price>\
     <flag>true</flag><words> a  b\tc </words><tag>x</tag><tag/><tag> y </tag></return>",
    "<return><list enc:arrayType='n:Sample[2]'><item><text>1</text></item><item><number>2</number>\
     <next><text>deep</text></next></item></list><anything xsi:type='xsd:double'>1e3</anything></return>",
    "<return enc:arrayType='xsd:anyType[3]'><i xsi:type='xsd:string'>a</i><i xsi:nil='1'/>\
     <i xsi:type='xsd:boolean'>0</i></return>",
    "<return href='#1'/></n:GetResponse><m id='1'><text href='#2'/></m><m id='2'>there</m><n:x>",
    "<return enc:offset='[1]'><i>1</i><i enc:position='[3]'>2</i></return>",
    "<return n:a='1' b='&#9;2'>text <n:other xmlns:o='urn:o' o:k='v'><o:p>q</o:p></n:other> \
     <plain/>more</return>",
];
