export enum Plan {
  Free = 'Free plan',
  Team = 'Group plan',
}
