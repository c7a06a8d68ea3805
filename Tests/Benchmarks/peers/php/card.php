<?php
declare(strict_types=1);

require __DIR__ . '/tables.php';

function refuse(int $status): never
{
    http_response_code($status);
    header('Content-Type: text/plain; charset=utf-8');
    exit("Refused.\n");
}

if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    refuse(405);
}
$fields = $_POST + $_GET;
$domain = $fields['DOMAIN'] ?? '';
if ($domain !== getenv('CARD_PORTAL')) {
    refuse(403);
}
$token = (string) getenv('CARD_APPLICATION_TOKEN');
if ($token !== '' && !hash_equals($token, $fields['APPLICATION_TOKEN'] ?? '')) {
    refuse(403);
}
if (($fields['PLACEMENT'] ?? '') !== 'CALL_CARD') {
    refuse(400);
}
try {
    $options = json_decode($fields['PLACEMENT_OPTIONS'] ?? '', true, 32, JSON_THROW_ON_ERROR);
} catch (JsonException) {
    refuse(400);
}
if (!is_array($options)) {
    refuse(400);
}

/** A text of the call, empty where the portal means that there is none. */
function text(array $options, string $name): string
{
    $value = $options[$name] ?? '';
    return !is_string($value) || $value === 'undefined' || $value === 'null' ? '' : $value;
}

$origin = (($fields['PROTOCOL'] ?? '1') === '0' ? 'http://' : 'https://') . $domain;
$phone = text($options, 'PHONE_NUMBER');
$line_name = text($options, 'LINE_NAME');
$line_number = text($options, 'LINE_NUMBER');
$call_id = text($options, 'CALL_ID');
$activity = text($options, 'CRM_ACTIVITY_ID');
$direction = text($options, 'CALL_DIRECTION');
$heading = HEADINGS[$direction] ?? '';
$state = STATES[$direction . '/' . text($options, 'CALL_STATE')] ?? '';

$bindings = $options['CRM_BINDINGS'] ?? [];
$items = [];
foreach (array_slice(is_array($bindings) ? $bindings : [], 0, 50) as $binding) {
    $type = text($binding, 'ENTITY_TYPE');
    $id = text($binding, 'ENTITY_ID');
    if ($id !== '' && isset(KINDS[$type])) {
        $items[] = KINDS[$type] + ['type' => $type, 'id' => $id];
    }
}
$count = (string) count($items);
$linked = $items !== [];
$several = count($items) > 1;

ob_start();
require __DIR__ . '/page.php';
send_headers($origin);
header('Content-Length: ' . ob_get_length());
ob_end_flush();
