export {
  startActivationServer,
  type ActivationServer,
  type ActivationServerOptions,
  type RequestSession,
} from './activation-server.ts';
export { PortTaken, serve, type RunningServer, type ServeOptions } from './serve.ts';
