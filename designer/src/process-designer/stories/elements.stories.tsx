import type { Meta, StoryObj } from '@storybook/react-vite';
import { ElementStates } from './ElementStates.fixture.js';

export default { title: 'Process designer/Elements', component: ElementStates } satisfies Meta<typeof ElementStates>;

type Story = StoryObj<typeof ElementStates>;

export const AdHocSubProcess: Story = { args: { type: 'adHocSubProcess' } };
export const ApprovalTask: Story = { args: { type: 'approvalTask' } };
export const BoundaryEvent: Story = { args: { type: 'boundaryEvent' } };
export const BusinessRuleTask: Story = { args: { type: 'businessRuleTask' } };
export const CallActivity: Story = { args: { type: 'callActivity' } };
export const CallChoreography: Story = { args: { type: 'callChoreography' } };
export const CallConversation: Story = { args: { type: 'callConversation' } };
export const ChoreographyTask: Story = { args: { type: 'choreographyTask' } };
export const ComplexGateway: Story = { args: { type: 'complexGateway' } };
export const Conversation: Story = { args: { type: 'conversation' } };
export const EndEvent: Story = { args: { type: 'endEvent' } };
export const EventBasedGateway: Story = { args: { type: 'eventBasedGateway' } };
export const ExclusiveGateway: Story = { args: { type: 'exclusiveGateway' } };
export const ImplicitThrowEvent: Story = { args: { type: 'implicitThrowEvent' } };
export const InclusiveGateway: Story = { args: { type: 'inclusiveGateway' } };
export const IntermediateCatchEvent: Story = { args: { type: 'intermediateCatchEvent' } };
export const IntermediateThrowEvent: Story = { args: { type: 'intermediateThrowEvent' } };
export const ManualTask: Story = { args: { type: 'manualTask' } };
export const ParallelGateway: Story = { args: { type: 'parallelGateway' } };
export const ReceiveTask: Story = { args: { type: 'receiveTask' } };
export const ScriptTask: Story = { args: { type: 'scriptTask' } };
export const SendTask: Story = { args: { type: 'sendTask' } };
export const ServiceTask: Story = { args: { type: 'serviceTask' } };
export const StartEvent: Story = { args: { type: 'startEvent' } };
export const SubChoreography: Story = { args: { type: 'subChoreography' } };
export const SubConversation: Story = { args: { type: 'subConversation' } };
export const SubProcess: Story = { args: { type: 'subProcess' } };
export const Task: Story = { args: { type: 'task' } };
export const Transaction: Story = { args: { type: 'transaction' } };
export const UserTask: Story = { args: { type: 'userTask' } };
