<?php
// Prints a copy of the NuSOAP named by the first argument that runs under PHP 8: Debian's predates
// it, and names constructors after their classes.

$source = file_get_contents($argv[1]);
preg_match_all('/^\s*class\s+(\w+)/mi', $source, $classes);
foreach ($classes[1] as $class) {
    $source = preg_replace("/\\bfunction\\s+$class\\s*\\(/", 'function __construct(', $source, 1);
    $source = str_replace("parent::$class(", 'parent::__construct(', $source);
}
// It notes in a list what it means to note in each entry of it, for which PHP 8 stops.
$source = str_replace('$this->schemas[$ns]->imports', '$xs->imports', $source);
echo $source;
