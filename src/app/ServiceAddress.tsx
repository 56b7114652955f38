import { type GrafanaTheme2 } from '@grafana/data';
import { css } from '@emotion/css';
import { Text, TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';

import { APP_ID, DATA_SOURCE_ID } from '../../contract/plugin-ids';

const GRAFANA_INI = `[plugin.${APP_ID}]
trunkline_address = 127.0.0.1:4081

[plugin.${DATA_SOURCE_ID}]
trunkline_address = 127.0.0.1:4081`;

/** Grafana opens the connection when it starts a plugin, so the address is Grafana's own setting and not one of this form. */
export function ServiceAddress() {
  const styles = useStyles2(getStyles);

  return (
    <div>
      <Text element="p">
        Grafana reaches the Trunkline service at the address in grafana.ini. It is the one the service prints when it
        starts; a unix socket is written as unix:/path/to/socket. Restart Grafana after changing it.
      </Text>
      <pre className={styles.ini}>{GRAFANA_INI}</pre>
      <TextLink
        href="https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#override-configuration-with-environment-variables"
        external
        inline={false}
      >
        The same settings as environment variables
      </TextLink>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  ini: css({ maxWidth: theme.spacing(60), margin: theme.spacing(1, 0) }),
});
