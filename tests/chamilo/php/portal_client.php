<?php
// Calls a portal in memory as a program would that knows nothing but its WSDLs, and prints what came
// back, a line of JSON for each call. Arguments: which client, the base URL, the security key.

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

/** Calls an operation of WSRegistration or WSAccessUrl, whose only part is a struct with the key. */
function registration(string $operation, string $part, array $fields, string $script = 'registration.soap.php')
{
    global $key;
    call($script, $operation, [$part => $fields + ['secret_key' => $key]]);
}

/** Calls an operation of WSService. */
function service(string $operation, array $parts)
{
    global $key;
    call('soap.php', $operation, ['secret_key' => $key] + $parts);
}

$user = ['original_user_id_name' => 'sis', 'original_user_id_value' => '1'];
$course = ['original_course_id_name' => 'sis', 'original_course_id_value' => 'c1'];
$session = ['original_session_id_name' => 'sis', 'original_session_id_value' => 's1'];
$person = ['firstname' => 'Zoë', 'lastname' => 'R&D', 'status' => '5', 'password' => 'x'];

registration('WSCreateUser', 'createUser', $user + $person + ['loginname' => 'zoe', 'active' => '1']);
registration('WSCreateUsers', 'createUsers', ['users' => [
    ['original_user_id_value' => '2'] + $user + $person + ['loginname' => 'ana'],
    ['original_user_id_value' => '3'] + $user + $person + ['loginname' => 'ana'],
]]);
registration('WSGetUser', 'GetUser', $user);
registration('WSGetUserFromUsername', 'GetUserFromUsername', ['username' => 'zoe']);
registration('WSEditUser', 'editUser', $user + ['username' => 'zoe', 'email' => 'zoe@example.org']);
registration('WSEditUserCredentials', 'editUserCredentials', $user + ['username' => 'zoe.q']);
registration('WSDisableUsers', 'user_ids', ['ids' => [$user, ['original_user_id_value' => '9'] + $user]]);
registration('WSEnableUsers', 'user_ids', ['ids' => [$user]]);
registration('WSUpdateUserApiKey', 'userApiKey', ['original_user_id_value' => '9'] + $user);
registration('WSCreateCourse', 'createCourse', ['courses' => [$course + ['title' => 'Física 1', 'wanted_code' => 'PHYS']]]);
registration('WSListCourses', 'listCourseInput', ['original_course_id_name' => 'sis']);
registration('WSCourseDescription', 'courseDescription', ['original_course_id_value' => 'c9'] + $course);
registration('WSSubscribeUserToCourse', 'subscribeUserToCourse', ['userscourses' => [
    ['course_id' => $course, 'user_id' => $user, 'status' => 1],
]]);
registration('WSSubscribeUserToCourseSimple', 'subscribeUserToCourseSimple', ['course' => 'PHYS', 'user_id' => '99']);
registration('WSUserSubscribedInCourse', 'UserSubscribedInCourse', ['course' => 'PHYS', 'user_id' => '3']);
registration('WSUnSubscribeUserFromCourseSimple', 'unSubscribeUserFromCourseSimple', $user + $course);
registration('WSCreateSession', 'createSession', ['sessions' => [
    $session + ['name' => 'spring', 'user_id' => '1', 'nolimit' => '1'],
]]);
registration('WSSuscribeUsersToSession', 'subscribeUsersToSession', ['userssessions' => [$session + [
    'original_user_id_values' => [['original_user_id_value' => '1']],
    'original_user_id_name' => 'sis',
]]]);
registration('WSSuscribeCoursesToSession', 'subscribeCoursesToSession', ['coursessessions' => [$session + [
    'original_course_id_values' => [['course_code' => 'c1']],
    'original_course_id_name' => 'sis',
]]]);
registration('WSListSessions', 'input', []);
registration('WSSearchSession', 'SearchSession', ['term' => 'spr', 'extrafields' => 'sis']);
registration('WSDeleteSession', 'deleteSession', ['sessions' => [['original_session_id_value' => 's9'] + $session]]);
registration('WSCreateGroup', 'createGroup', ['name' => '2026']);
registration('WSAddUserToGroup', 'addUserToGroup', ['user_id' => '3', 'group_id' => '1']);
registration('WSDeleteGroup', 'deleteGroup', ['id' => '1']);
registration('WSGetPortalListFromUser', 'getPortalListFromUser', ['user_id' => '99'], 'access_url.php');
registration('WSAddUserToPortal', 'addUserToPortal', ['user_id' => '3', 'portal_id' => '1'], 'access_url.php');
call('soap.php', 'WS.test', []);
service('WSUser.DisableUser', ['user_id_field_name' => 'sis', 'user_id_value' => '1']);
service('WSUser.EnableUser', ['user_id_field_name' => 'sis', 'user_id_value' => '9']);
service('WSSession.SubscribeUserToSession', [
    'user_id_field_name' => 'sis', 'user_id_value' => '2',
    'session_id_field_name' => 'sis', 'session_id_value' => 's1',
]);
call('user_info.soap.php', 'WSCourseListOfUser', ['username' => 'zoe.q', 'signature' => 'wrong']);
call('gradebook.php', 'WSGetLpProgress', ['params' => ['secret_key' => 'wrong']]);
