const a = 1
$('Plan for teams')
