const a = 1
$('Team plan')
