/** A server in a process of its own: told which one, it says where it answers, and ends when nobody listens any more. */
interface Served {
  /** Port on this machine. */
  port: number;
  /** The process whose CPU counts; 0 where that is not known. */
  pid: number;
  close?(): Promise<void>;
}

process.once('message', async ({ server, databaseUrl }: { server: string; databaseUrl: string }) => {
  try {
    const { start } = await import(`./servers/${server}.ts`);
    const { port, pid, close }: Served = await start(databaseUrl);
    process.once('disconnect', async () => {
      await close?.();
      process.exit();
    });
    process.send?.({ port, pid });
  } catch (error) {
    process.send?.({ failed: String((error as Error).stack) });
  }
});
// Before it has started there is nothing to close.
process.once('disconnect', () => setTimeout(() => process.exit(), 5_000).unref());
