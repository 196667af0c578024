/** The actions that the pages about support ask for. */
export const SUBMIT = 'chime:SubmitSupportRequest'
export const SET_CONTACT = 'account:PutAlternateContact'
export const ANSWER = 'carillon:AnswerRequests'
