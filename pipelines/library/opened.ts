import type { Project as Opened } from '../project/project.js';

const behind = new WeakMap<object, Opened>();

/** Remembers what stands behind a handle. */
export function rememberOpened(handle: object, project: Opened): void {
  behind.set(handle, project);
}

/** What stands behind the handle, of which its types say nothing. */
export function openedProject(handle: object): Opened {
  const project = behind.get(handle);
  if (!project) throw new TypeError('this is no project that openProject() gave');
  return project;
}
