import { CreateTableCommand, DynamoDBClient, ResourceInUseException, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { ConflictException, CreateScheduleGroupCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { TABLE } from '../../shared/store/table.ts';
import { RING_GROUP, TABLE_NAME } from './environment.ts';

const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const keys = (partition: string, sort: string) => [{ AttributeName: partition, KeyType: 'HASH' as const }, { AttributeName: sort, KeyType: 'RANGE' as const }];

/** Makes the table and the schedule group that the stack makes in the cloud; made twice is made once. */
export async function prepare(): Promise<void> {
  const [index] = TABLE.indexes;
  const table: CreateTableCommandInput = {
    TableName: TABLE_NAME, BillingMode: 'PAY_PER_REQUEST', KeySchema: keys(TABLE.partitionKey, TABLE.sortKey),
    AttributeDefinitions: [TABLE.partitionKey, TABLE.sortKey, index.partitionKey, index.sortKey].map(attribute),
    GlobalSecondaryIndexes: [{ IndexName: index.name, KeySchema: keys(index.partitionKey, index.sortKey), Projection: { ProjectionType: index.projection } }],
  };
  await new DynamoDBClient({}).send(new CreateTableCommand(table)).catch(unless(ResourceInUseException));
  await new SchedulerClient({}).send(new CreateScheduleGroupCommand({ Name: RING_GROUP })).catch(unless(ConflictException));
}

const unless = (expected: new (...args: never[]) => Error) => (error: unknown): void => {
  if (!(error instanceof expected)) throw error;
};
