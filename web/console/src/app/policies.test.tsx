import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const ORGANISATION = '123456789012'
const READ_ONLY = 'arn:aws:iam::aws:policy/AmazonChimeReadOnly'
const DESK = `arn:aws:iam::${ORGANISATION}:policy/HelpDesk`
const TEXT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"chime:GetUser","Resource":"*"}]}'

const MAY = [
  ...EVERYTHING,
  ...['ListPolicies', 'GetPolicyVersion', 'CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'SetDefaultPolicyVersion', 'DeletePolicyVersion'].map((name) => `iam:${name}`),
  ...['ListRoles', 'GetRole', 'CreateRole', 'DeleteRole', 'UpdateAssumeRolePolicy', 'AttachRolePolicy', 'DetachRolePolicy', 'PutRolePolicy', 'DeleteRolePolicy'].map((name) => `iam:${name}`),
  ...['CreateServiceLinkedRole', 'DeleteServiceLinkedRole', 'PutRolePermissionsBoundary', 'SimulatePrincipalPolicy', 'SimulateCustomPolicy'].map((name) => `iam:${name}`),
]

const row = (name: string, arn: string, kind: string) => ({ id: arn, arn, name, kind, description: `${name} in words`, attachments: 2, boundaries: 0 })
const readOnly = row('AmazonChimeReadOnly', READ_ONLY, 'aws')
const desk = row('HelpDesk', DESK, 'customer')
const view = { ...desk, path: '/', document: TEXT, created_at: '2026-11-20T08:00:00.000Z', updated_at: '2026-11-21T08:00:00.000Z', size_limit: 6144, version_limit: 5, may: MAY }
const version = (number: number, inForce: boolean) => ({ id: `v${number}`, created_at: '2026-11-21T08:00:00.000Z', in_force: inForce })
const good = { remarks: [], size: 88, limit: 6144 }

const base: Answers = {
  'GET /console/session': () => ({ body: administrator(MAY) }),
  'GET /console/iam/policies': () => ({ body: { items: [readOnly, desk], next_cursor: null, total: 2 } }),
  'GET /console/iam/policy': () => ({ body: view }),
  'GET /console/iam/policy/versions': () => ({ body: { items: [version(2, true), version(1, false)] } }),
  'GET /console/iam/policy/used-by': () => ({ body: { items: [{ kind: 'group', name: 'desk', as_boundary: false }] } }),
  'GET /console/iam/policies/templates': () => ({ body: { items: [{ id: 'read-only', document: TEXT }] } }),
  'POST /console/iam/policies/check': () => ({ body: good }),
}

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers = {}) => {
  server = new AnsweringServer({ ...base, ...answers })
}
const sent = (method: string, path: string) => server.asked.find((asked) => asked.method === method && asked.path.startsWith(path))

describe('the policies', () => {
  it(spec('IAM-16', 'IAM-17')`are listed, and what came with Carillon cannot be deleted`, async () => {
    serve()
    const user = userEvent.setup()
    openPage('/console/iam/policies')
    expect(await screen.findByRole('link', { name: 'HelpDesk' })).toHaveAttribute('href', `/console/iam/policies/${encodeURIComponent(DESK)}`)
    expect(document.title).toBe('Policies · Carillon console')
    expect(screen.getByRole('button', { name: 'Delete' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('radio', { name: 'AmazonChimeReadOnly' }))
    expect(screen.getByRole('button', { name: 'Delete' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('radio', { name: 'HelpDesk' }))
    await user.click(screen.getByRole('button', { name: 'Delete' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete policy' }))
    expect(await dialog.findByText('1 identity still has it. Detach it there.')).toBeVisible()
    expect(dialog.getByRole('button', { name: 'Delete' })).toBeDisabled()
  })

  it('are asked for by kind, which the address keeps', async () => {
    serve()
    openPage('/console/iam/policies?kind=customer')
    await screen.findByRole('link', { name: 'HelpDesk' })
    expect(server.asked.some(({ path }) => path.includes('kind=customer'))).toBe(true)
  })

  it('show text, versions and who has them', async () => {
    serve({ 'PUT /console/iam/policy/version': () => ({ status: 204 }) })
    const user = userEvent.setup()
    openPage(`/console/iam/policies/${encodeURIComponent(DESK)}`)
    expect(await screen.findByRole('heading', { name: 'HelpDesk' })).toBeVisible()
    expect(await screen.findByRole('link', { name: 'desk' })).toHaveAttribute('href', '/console/iam/groups/desk')
    await user.click(await screen.findByRole('button', { name: 'Put v1 in force' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Put in force' }))
    await user.click(dialog.getByRole('button', { name: 'Put in force' }))
    expect(await screen.findByText('v1 is in force now')).toBeVisible()
    expect(sent('PUT', '/console/iam/policy/version')?.body).toEqual({ policy_arn: DESK, version: 'v1' })
  })
})

describe('the policy editor', () => {
  const wrong = {
    remarks: [
      { severity: 'error', message: 'The statement has no Effect.', line: 2, column: 3 },
      { severity: 'warning', message: 'Carillon has no service s3.', line: 3, column: 1 },
    ],
    size: 12,
    limit: 6144,
  }

  it(spec('IAM-35', 'IAM-36')`keeps errors and warnings apart, and saves nothing with an error`, async () => {
    serve({ 'POST /console/iam/policies/check': ({ body }) => ({ body: (body as { document: string }).document.includes('chime') ? good : wrong }) })
    const user = userEvent.setup()
    openPage('/console/iam/new-policy')
    expect(await screen.findByText('The policy can be saved.')).toBeVisible()
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Policy' })
    await user.clear(text)
    await user.click(text)
    await user.paste('{\n  {}\n}')
    expect(await screen.findByText('1 error: the policy cannot be saved')).toBeVisible()
    expect(screen.getByText('1 warning')).toBeVisible()
    expect(screen.getByText(/12 of at most 6,144 characters/)).toBeVisible()
    await user.click(screen.getByRole('link', { name: 'Line 2, column 3' }))
    expect(text).toHaveFocus()
    expect(text.selectionStart).toBe(4)
    await user.click(screen.getByRole('button', { name: 'Create policy' }))
    expect(sent('POST', '/console/iam/policies/check')).toBeDefined()
    expect(server.asked.some(({ method, path }) => method === 'POST' && path === '/console/iam/policies')).toBe(false)
  })

  it('sets the text out, begins with a template, and creates the policy', async () => {
    serve({ 'POST /console/iam/policies': () => ({ status: 201, body: { policy_arn: DESK } }) })
    const user = userEvent.setup()
    const router = openPage('/console/iam/new-policy')
    const text = await screen.findByRole('textbox', { name: 'Policy' })
    await user.click(screen.getByRole('button', { name: 'Templates' }))
    await user.click(await screen.findByRole('menuitem', { name: /See everything, change nothing/ }))
    expect(text).toHaveValue(TEXT)
    await user.click(screen.getByRole('button', { name: 'Format' }))
    expect(text).toHaveValue(JSON.stringify(JSON.parse(TEXT), null, 2))
    expect(await screen.findByText('The policy can be saved.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Create policy' }))
    expect(await screen.findByText('Enter a name.')).toBeVisible()
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'HelpDesk')
    await user.click(screen.getByRole('button', { name: 'Create policy' }))
    expect(await screen.findByText('Policy “HelpDesk” was created')).toBeVisible()
    expect(router.state.location.pathname).toBe(`/console/iam/policies/${encodeURIComponent(DESK)}`)
  })

  it('shows at the name that it is taken', async () => {
    serve({ 'POST /console/iam/policies': () => ({ status: 409, body: { code: 'PolicyExists', message: 'A policy called HelpDesk already exists.' } }) })
    const user = userEvent.setup()
    openPage('/console/iam/new-policy')
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'HelpDesk')
    await screen.findByText('The policy can be saved.')
    await user.click(screen.getByRole('button', { name: 'Create policy' }))
    expect(await screen.findByText('A policy called HelpDesk already exists.')).toBeVisible()
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/already exists/)
  })
})

const role = {
  id: 'r1',
  arn: `arn:aws:iam::${ORGANISATION}:role/Reporting`,
  name: 'Reporting',
  path: '/',
  description: 'Reports',
  trust: TEXT,
  trusted: [ORGANISATION],
  service: null as string | null,
  session_seconds: 3600,
  created_at: '2026-11-21T08:00:00.000Z',
  last_used_at: null,
  may: MAY,
}
const ofRole: Answers = {
  'GET /console/iam/roles/Reporting': () => ({ body: role }),
  'GET /console/iam/roles/Reporting/policies': () => ({ body: { items: [{ arn: READ_ONLY, name: 'AmazonChimeReadOnly', kind: 'aws' }], limit: 10 } }),
  'GET /console/iam/roles/Reporting/inline-policies': () => ({ body: { names: ['office'], size: 90, limit: 10240 } }),
  'GET /console/iam/roles/Reporting/boundary': () => ({ body: { policy: null } }),
}

describe('a role', () => {
  it(spec('IAM-51')`is created for the organisation, or for one identity`, async () => {
    serve({ ...ofRole, 'POST /console/iam/roles': () => ({ status: 201, body: role }) })
    const user = userEvent.setup()
    const router = openPage('/console/iam/new-role')
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Reporting')
    await user.click(screen.getByRole('radio', { name: /One user or role/ }))
    await user.click(screen.getByRole('button', { name: 'Create role' }))
    expect(await screen.findByText('Enter the ARN of a user or a role.')).toBeVisible()
    const arn = `arn:aws:iam::${ORGANISATION}:user/alice`
    await user.type(screen.getByRole('textbox', { name: 'ARN' }), arn)
    await user.click(screen.getByRole('button', { name: 'Create role' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/console/iam/roles/Reporting'))
    const body = sent('POST', '/console/iam/roles')?.body as { trust: string; session_seconds: number }
    expect(JSON.parse(body.trust)).toMatchObject({ Statement: [{ Principal: { AWS: arn } }] })
    expect(body.session_seconds).toBe(3600)
  })

  it('has policies attached and detached', async () => {
    serve({ ...ofRole, 'DELETE /console/iam/roles/Reporting/policies': () => ({ status: 204 }), 'POST /console/iam/roles/Reporting/policies': () => ({ status: 204 }) })
    const user = userEvent.setup()
    openPage('/console/iam/roles/Reporting')
    await user.click(await screen.findByRole('button', { name: 'Attach policies' }))
    const attaching = within(await screen.findByRole('dialog', { name: 'Attach policies' }))
    expect(attaching.getByRole('button', { name: 'Attach' })).toBeDisabled()
    await user.click(attaching.getByRole('button', { name: /Choose policies/ }))
    expect(screen.queryByRole('option', { name: /AmazonChimeReadOnly/ })).not.toBeInTheDocument()
    await user.click(await screen.findByRole('option', { name: /HelpDesk/ }))
    await user.click(attaching.getByRole('button', { name: 'Attach' }))
    expect(await screen.findByText('1 policy was attached to Reporting')).toBeVisible()
    expect(sent('POST', '/console/iam/roles/Reporting/policies')?.body).toEqual({ policy_arn: DESK })

    await user.click(screen.getByRole('button', { name: 'Detach AmazonChimeReadOnly' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Detach policy' }))
    await user.click(dialog.getByRole('button', { name: 'Detach' }))
    expect(await screen.findByText('“AmazonChimeReadOnly” was detached')).toBeVisible()
    expect(sent('DELETE', '/console/iam/roles/Reporting/policies')?.path).toContain(encodeURIComponent(READ_ONLY))
  })

  it('has an inline policy added, under a name of its own', async () => {
    serve({ ...ofRole, 'PUT /console/iam/roles/Reporting/inline-policies/night': () => ({ status: 204 }) })
    const user = userEvent.setup()
    openPage('/console/iam/roles/Reporting')
    await user.click(await screen.findByRole('button', { name: 'Add inline policy' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Add inline policy' }))
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'office')
    expect(await dialog.findByText(/There is a policy of this name already/)).toBeVisible()
    await user.clear(dialog.getByRole('textbox', { name: 'Name' }))
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'night')
    await user.click(dialog.getByRole('textbox', { name: 'Policy' }))
    await user.paste(TEXT)
    await waitFor(() => expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled())
    await user.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('“night” was saved')).toBeVisible()
    expect(sent('PUT', '/console/iam/roles/Reporting/inline-policies/night')?.body).toEqual({ document: TEXT })
  })

  it(spec('SLR-03')`of a service is fixed, and its deletion says why it failed`, async () => {
    const name = 'AWSServiceRoleForAmazonChime'
    serve({
      [`GET /console/iam/roles/${name}`]: () => ({ body: { ...role, name, service: 'chime.amazonaws.com' } }),
      [`GET /console/iam/roles/${name}/policies`]: () => ({ body: { items: [], limit: 10 } }),
      [`DELETE /console/iam/service-roles/${name}`]: () => ({ body: { task_id: 't', status: 'FAILED', reason: 'The device in the hall uses it.' } }),
    })
    const user = userEvent.setup()
    openPage(`/console/iam/roles/${name}`)
    expect(await screen.findByText(/Its permissions and its trust are fixed/)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Attach policies' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Edit trust policy' })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Delete' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete role of a service' }))
    await user.click(dialog.getByRole('button', { name: 'Delete' }))
    expect(await dialog.findByText('The device in the hall uses it.')).toBeVisible()
  })
})

describe('the policy simulator', () => {
  it('comes filled in by the address, and shows the statement that decides', async () => {
    const statement = { policy: 'NoLists', policy_arn: DESK, policy_kind: 'user-managed', number: 2, sid: 'Stop', allow: false, text: '{"Effect": "Deny"}' }
    serve({
      'GET /console/iam/actions': () => ({ body: { items: ['chime:GetUser', 'chime:ListUsers'] } }),
      'GET /console/iam/users': () => ({ body: { items: [{ id: 'u1', name: 'alice' }], next_cursor: null } }),
      'POST /console/iam/simulator/principal': () => ({
        body: {
          items: [
            { action: 'chime:ListUsers', resource: '*', decision: 'explicitDeny', reason: '', statements: [statement] },
            { action: 'chime:GetUser', resource: '*', decision: 'implicitDeny', reason: 'No statement of any policy allows it.', statements: [] },
          ],
        },
      }),
    })
    const user = userEvent.setup()
    const source = `arn:aws:iam::${ORGANISATION}:user/alice`
    openPage(`/console/iam/simulator?${new URLSearchParams({ source, action: 'chime:ListUsers,chime:GetUser', ip: '192.0.2.7' }).toString()}`)
    expect(await screen.findByRole('combobox', { name: 'User name' })).toHaveValue('alice')
    await user.click(screen.getByRole('button', { name: 'Simulate' }))
    const results = within(await screen.findByRole('grid', { name: 'Results' }))
    expect(await results.findByText('Denied by a statement')).toBeVisible()
    expect(results.getByRole('link', { name: 'NoLists' })).toHaveAttribute('href', `/console/iam/policies/${encodeURIComponent(DESK)}`)
    expect(results.getByText(/statement 2 \(Stop\)/)).toBeVisible()
    expect(results.getByText('No statement of any policy allows it.')).toBeVisible()
    expect(sent('POST', '/console/iam/simulator/principal')?.body).toEqual({
      policy_source_arn: source,
      actions: ['chime:ListUsers', 'chime:GetUser'],
      resources: [],
      context: { 'aws:SourceIp': '192.0.2.7' },
    })
  })
})

describe('a refusal', () => {
  const arn = `arn:aws:iam::${ORGANISATION}:user/alice`
  const message = `User: ${arn} is not authorized to perform: iam:ListPolicies`
  const refuse = (facts: object) => serve({ 'GET /console/iam/policies': () => ({ status: 403, body: { code: 'NotAllowed', message, facts: { arn, action: 'iam:ListPolicies', ...facts } } }) })

  it(spec('IAM-49', 'IAM-50')`names the statement that denies, its policy, and where to try it`, async () => {
    refuse({ why: 'deny', policy: 'HelpDesk', policy_arn: DESK, statement: 2, sid: 'Stop' })
    openPage('/console/iam/policies')
    expect(await screen.findByText(message)).toBeVisible()
    expect(screen.getByText(/Statement 2/)).toHaveTextContent('Statement 2 (Stop) of your policy HelpDesk denies it.')
    expect(screen.getByRole('link', { name: 'See the policy' })).toHaveAttribute('href', `/console/iam/policies/${encodeURIComponent(DESK)}`)
    const there = screen.getByRole('link', { name: 'Try it in the policy simulator' }).getAttribute('href')
    expect(new URLSearchParams(there?.split('?')[1]).get('action')).toBe('iam:ListPolicies')
  })

  it(spec('IAM-37')`says where no statement allows it`, async () => {
    refuse({ why: 'none' })
    openPage('/console/iam/policies')
    expect(await screen.findByText('No statement of your policies allows it.')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'See the policy' })).not.toBeInTheDocument()
  })
})
