import type { Connection, ConnectionChange } from '../../domain/connection.ts';
import type { FileFormat } from '../../domain/file-format.ts';
import type { AccountId } from '../../domain/ids.ts';
import { connectionInputOf, emptyConnectForm, type ConnectForm } from './connect-form.ts';

/** The form as a connection fills it, to be changed there. It signs in by the account that is there, or by a new one. */
export function formOf(connection: Connection): ConnectForm {
  const { accountId, name, description = '', location, serverSideEncryption: encryption } = connection;
  return {
    ...emptyConnectForm,
    ...formatFields(connection.format),
    account: 'existing',
    accountId,
    region: location.region,
    name,
    description,
    bucket: location.bucket,
    folder: location.folder,
    encryption: encryption.kind,
    kmsKey: encryption.kind === 'sse-kms' ? encryption.keyId : '',
    openPgpKey: connection.openPgpPublicKeys[0] ?? '',
    includeManifest: connection.includeManifest,
    marketingActions: connection.marketingActions,
    alerts: connection.alerts,
  };
}

/** What is sent of a form that a connection filled. Further keys, which the form does not show, stay as long as there is a first. */
export function connectionChangeOf(form: ConnectForm, accountId: AccountId, connection: Connection): ConnectionChange {
  const { destinationId: _, dataType: _dataType, ...input } = connectionInputOf(form, accountId, connection);
  const [key] = input.openPgpPublicKeys;
  return {
    ...input,
    description: form.description,
    openPgpPublicKeys: key === undefined ? [] : [key, ...connection.openPgpPublicKeys.slice(1)],
  };
}

function formatFields(format: FileFormat): Partial<ConnectForm> {
  switch (format.type) {
    case 'csv':
      return { fileType: 'csv', dialect: format.dialect, compression: format.compression };
    case 'json':
      return {
        fileType: 'json',
        jsonFraming: format.framing,
        jsonShape: format.shape,
        compression: format.compression,
      };
    case 'parquet':
      return { fileType: 'parquet', parquetCompression: format.compression };
  }
}
