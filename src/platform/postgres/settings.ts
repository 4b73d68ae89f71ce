/**
 * Server parameters for a small machine, given on the command line so that a moved or restored folder obeys them too.
 * Durability stays at PostgreSQL's defaults (fsync, synchronous_commit, full_page_writes).
 */
export const SERVER_SETTINGS: Record<string, string> = {
  max_connections: "100",
  shared_buffers: "128MB",
  effective_cache_size: "512MB",
  maintenance_work_mem: "64MB",
  max_wal_size: "512MB",
  random_page_cost: "1.1",
  // Compiling a plan costs more than our short queries take, and each backend would keep the compiler in memory.
  jit: "off",
  // Two cores and a container's 64 MB of /dev/shm: parallel workers fail there before they help.
  max_parallel_workers_per_gather: "0",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  log_line_prefix: "%m [%p] ",
  log_checkpoints: "off",
  // Statements carry what people wrote; a failing one must not reach the log.
  log_min_error_statement: "panic",
  log_parameter_max_length_on_error: "0",
};
