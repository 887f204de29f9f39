// Made from the contracts of the HTTP interface by runtime-api/scripts/generate.mjs; do not edit.
export interface paths {
  readonly '/access': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Why a person may, or may not, do something with one thing. */
    readonly get: operations['explainAccess'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/access-log': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Who read personal data of others, newest first; for administrators. Nobody can change it. */
    readonly get: operations['listAccessLog'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/applications': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Deployed applications. */
    readonly get: operations['listApplications'];
    readonly put?: never;
    /**
     * Deploys an application bundle: all of it or nothing. A refusal lists the problems.
     * @description May refuse with: DEPLOYMENT_REFUSED.
     */
    readonly post: operations['deployApplication'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Drafts of definitions, the newest change first. */
    readonly get: operations['listDrafts'];
    readonly put?: never;
    /**
     * Creates a draft: of a definition that is given, of one that is deployed, or of a template under a new id. Exactly one of the three.
     * @description May refuse with: DRAFT_EXISTS, DRAFT_INVALID, LIMIT_EXCEEDED, NOT_FOUND.
     */
    readonly post: operations['createDraft'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A draft with its definition and what was said about it. */
    readonly get: operations['readDraft'];
    readonly put?: never;
    readonly post?: never;
    /** Moves a draft to the bin, where it is kept for 30 days. */
    readonly delete: operations['removeDraft'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/changes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Does edits that were made on revision `base`: all of them or none. An edit is done once, however often its id is sent. What others changed meanwhile is refused with both sides in `params.conflicts`.
     * @description May refuse with: DRAFT_CONFLICT, DRAFT_PATCH_INVALID, DRAFT_INVALID, DRAFT_COMMAND_REUSED, DRAFT_NOT_LIVE, REVISION_CHANGED, LIMIT_EXCEEDED.
     */
    readonly post: operations['changeDraft'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/check': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * What publishing would find in a draft, or in a definition that is to take its place; nothing is changed.
     * @description May refuse with: DRAFT_NOT_LIVE.
     */
    readonly post: operations['checkDraft'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/comments': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Says something about a draft, or about one element of it.
     * @description May refuse with: DRAFT_NOT_LIVE, LIMIT_EXCEEDED.
     */
    readonly post: operations['addDraftComment'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/comments/{comment}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    /**
     * Changes the text of one’s own comment.
     * @description May refuse with: DRAFT_NOT_LIVE, NOT_YOURS.
     */
    readonly put: operations['editDraftComment'];
    readonly post?: never;
    /**
     * Takes one’s own comment back; its answers stay.
     * @description May refuse with: DRAFT_NOT_LIVE, NOT_YOURS.
     */
    readonly delete: operations['deleteDraftComment'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/comments/{comment}/answers': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Answers a comment.
     * @description May refuse with: DRAFT_NOT_LIVE, LIMIT_EXCEEDED.
     */
    readonly post: operations['answerDraftComment'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/comments/{comment}/reopen': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Says that a comment is not dealt with after all.
     * @description May refuse with: DRAFT_NOT_LIVE.
     */
    readonly post: operations['reopenDraftComment'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/comments/{comment}/resolve': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Says that a comment is dealt with.
     * @description May refuse with: DRAFT_NOT_LIVE.
     */
    readonly post: operations['resolveDraftComment'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/copies': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Keeps a side of a conflict under a name for 30 days; by default the draft as it is.
     * @description May refuse with: DRAFT_INVALID, LIMIT_EXCEEDED.
     */
    readonly post: operations['copyDraft'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/definition': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    /**
     * Puts a definition in as a whole, made on the revision of `If-Match`. What others changed since must stand in it.
     * @description May refuse with: DRAFT_CONFLICT, DRAFT_INVALID, DRAFT_NOT_LIVE, LIMIT_EXCEEDED.
     */
    readonly put: operations['replaceDraft'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/publish': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Deploys the application that a draft belongs to with the draft in it, as it was at the revision of `If-Match`. A refusal lists the problems.
     * @description May refuse with: DEPLOYMENT_REFUSED, DRAFT_NOT_LIVE.
     */
    readonly post: operations['publishDraft'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/published': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The newest deployed version of a draft’s definition: what the draft is compared with. */
    readonly get: operations['readPublished'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/purge': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Takes a draft out of the bin for good, with its history.
     * @description May refuse with: DRAFT_LIVE.
     */
    readonly post: operations['purgeDraft'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/drafts/{id}/restore': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Takes a draft out of the bin, or makes one of a kept copy.
     * @description May refuse with: DRAFT_EXISTS.
     */
    readonly post: operations['restoreDraft'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/erasures': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Erasures, the newest first. For administrators. */
    readonly get: operations['listErasures'];
    readonly put?: never;
    /**
     * Erases what was typed into an ended instance and all that it called, or what a person typed who is no longer active. It cannot be undone. For administrators.
     * @description May refuse with: ERASURE_PERSON_ACTIVE, INSTANCE_HELD, INSTANCE_NOT_FOUND, INSTANCE_PURGED, INSTANCE_STILL_OPEN, NOT_FOUND.
     */
    readonly post: operations['requestErasure'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/erasures/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** An erasure, and how far it is. For administrators. */
    readonly get: operations['readErasure'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/events': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Tells what changed, as server-sent events; the page reads it again. It ends when the session does.
     * @description Each event has the topic as its name and `{"topic", "id"}` as its data. `id` is what changed, where it is one thing. A lost connection may have missed some: read again after reconnecting.
     */
    readonly get: operations['readEvents'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/groups': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Groups, by name. */
    readonly get: operations['listGroups'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/groups/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A group with its members. */
    readonly get: operations['readGroup'];
    /** Creates a group with this name and these members, or makes them its own. */
    readonly put: operations['saveGroup'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/health/live': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Whether the process runs. */
    readonly get: operations['live'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/health/ready': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Whether it can be given work: started, not closing, and its store answers. */
    readonly get: operations['ready'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/incidents': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Steps that could not be done and wait for a person, oldest first. */
    readonly get: operations['listIncidents'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/incidents/{id}/correct': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Corrects variables, for a reason that stands in the history, and runs the step again: both or neither is done.
     * @description May refuse with: VARIABLE_INVALID.
     */
    readonly post: operations['correctIncident'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/incidents/{id}/retry': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Runs the step again. */
    readonly post: operations['retryIncident'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/incidents/{id}/skip': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Lets the instance go on as if the step had been done, for a reason that stands in the history.
     * @description May refuse with: INCIDENT_NOT_SKIPPABLE.
     */
    readonly post: operations['skipIncident'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Instances that the reader may see, newest first. `mine` are one’s own requests. */
    readonly get: operations['listInstances'];
    readonly put?: never;
    /**
     * Starts a process, for programs; people ask for a service.
     * @description May refuse with: FORM_INVALID, PROCESS_NOT_DEPLOYED.
     */
    readonly post: operations['startInstance'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** An instance: its data, who acted, who is next, and what the reader may do. */
    readonly get: operations['readInstance'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/added-instances': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Lets a running multi-instance activity be done once more than was known when it began: by who may correct the instance.
     * @description May refuse with: LOOP_NOT_RUNNING, LOOP_TOO_LONG.
     */
    readonly post: operations['addInstance'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/called': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Instances that this one has called, newest first: who may read it may read them. */
    readonly get: operations['listCalledInstances'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/cancel': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Ends an instance with everything open in it; a right of its own. */
    readonly post: operations['cancelInstance'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/enabled-elements': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The activities that may be chosen now in the ad-hoc subprocesses of an instance; an empty list for whoever may not choose. */
    readonly get: operations['readEnabledElements'];
    readonly put?: never;
    /**
     * Chooses an activity of an ad-hoc subprocess to be done: by who asked for the instance, or who may correct it.
     * @description May refuse with: ELEMENT_NOT_ENABLED, AD_HOC_BUSY.
     */
    readonly post: operations['activateElement'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/history': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Every event of an instance, oldest first. */
    readonly get: operations['readHistory'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/hold': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Lets an instance be kept whatever its retention, with its caller and all that it called, and nothing of it be erased. For administrators. */
    readonly post: operations['holdInstance'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/lift-hold': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Lets an instance go by its retention again. For administrators. */
    readonly post: operations['liftHold'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/remind': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Reminds those a request of one’s own waits for; once in 24 hours. */
    readonly post: operations['remindInstance'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/repeat': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What to fill the service’s form with to ask for the same again. */
    readonly get: operations['readRepeat'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/resume': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Lets a suspended instance go on. */
    readonly post: operations['resumeInstance'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/route': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The process as a diagram, with the path taken and the present steps. */
    readonly get: operations['readRoute'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/suspend': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Lets nothing go on in an instance until it is resumed. What workers and called instances bring meanwhile is kept. */
    readonly post: operations['suspendInstance'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/variables': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The variables of an instance by the scope they live in, the process first. */
    readonly get: operations['readVariables'];
    readonly put?: never;
    /**
     * Corrects variables by hand, for a reason that stands in the history.
     * @description May refuse with: VARIABLE_INVALID.
     */
    readonly post: operations['setVariables'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/instances/{id}/withdraw': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Takes one’s own request back, where the process allows it. */
    readonly post: operations['withdrawInstance'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/invitations/accept': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Sets a password by an invitation or a reset, once, and signs in.
     * @description May refuse with: INVITATION_INVALID, TOO_MANY_TRIES.
     */
    readonly post: operations['acceptInvitation'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/invitations/look': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Whom an invitation or a password reset is for.
     * @description May refuse with: INVITATION_INVALID, TOO_MANY_TRIES.
     */
    readonly post: operations['lookAtInvitation'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/messages': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Publishes a message to the one instance that waits for it under its name and key, now or within its time to live, or starts a process by it.
     * @description May refuse with: MESSAGE_TOO_LARGE, MESSAGES_TOO_MANY.
     */
    readonly post: operations['publishMessage'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/notifications': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What the reader was told, newest first. */
    readonly get: operations['listNotifications'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/notifications/{id}/read': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Marks a notification as read. */
    readonly post: operations['markNotificationRead'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/people': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** People, by name. */
    readonly get: operations['listPeople'];
    readonly put?: never;
    /** Adds a person. They may sign in once they are invited. */
    readonly post: operations['createPerson'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/people/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A person. */
    readonly get: operations['readPerson'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    /** Changes a person’s details; what is not named stays, null clears. */
    readonly patch: operations['changePerson'];
    readonly trace?: never;
  };
  readonly '/people/{id}/disable': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Closes the person’s access at once and stops offering them work. */
    readonly post: operations['disablePerson'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/people/{id}/enable': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Opens a disabled person’s access again. */
    readonly post: operations['enablePerson'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/people/{id}/invite': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Makes a link by which the person sets a password. An earlier link stops working. */
    readonly post: operations['invitePerson'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/people/{id}/managers': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Who the person’s managers are now, by the person or by positions. */
    readonly get: operations['readManager'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/people/{id}/reset-password': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Ends the person’s sessions, takes the password away and makes a link to set a new one. */
    readonly post: operations['resetPassword'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/positions': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Positions, by name. */
    readonly get: operations['listPositions'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/positions/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A position with its holders. */
    readonly get: operations['readPosition'];
    /** Creates a position or changes it; its holders are the managers of those whose positions report to it. */
    readonly put: operations['savePosition'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/processes/{id}/resume': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Lets a suspended process begin again; its suspended instances go on too if that is asked for. */
    readonly post: operations['resumeProcess'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/processes/{id}/suspend': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Lets nothing of a process begin until it is resumed; its running instances are suspended too if that is asked for. */
    readonly post: operations['suspendProcess'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/registers': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Registers that the reader may read. */
    readonly get: operations['listRegisters'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/registers/{register}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A register: its attributes, and what the reader may do with each. */
    readonly get: operations['readRegister'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/registers/{register}/records': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Records that the reader may see.
     * @description May refuse with: RECORD_ATTRIBUTE_UNKNOWN.
     */
    readonly get: operations['listRecords'];
    readonly put?: never;
    /** Creates a record; without an id it gets one. */
    readonly post: operations['createRecord'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/registers/{register}/records/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A record. */
    readonly get: operations['readRecord'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    /** Changes attributes of a record; null clears one. */
    readonly patch: operations['updateRecord'];
    readonly trace?: never;
  };
  readonly '/registers/{register}/records/{id}/account': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The figures of a ledger account. */
    readonly get: operations['readAccount'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/registers/{register}/records/{id}/archive': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Takes a record out of use; nothing is deleted. */
    readonly post: operations['archiveRecord'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/registers/{register}/records/{id}/history': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What happened to a record, oldest first. */
    readonly get: operations['readRecordHistory'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/registers/{register}/records/{id}/restore': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Brings an archived record back. */
    readonly post: operations['restoreRecord'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/roles': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Roles of all deployed applications and the built-in ones, with who has them. */
    readonly get: operations['listRoles'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/roles/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A role, with who has it. */
    readonly get: operations['readRole'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/roles/{id}/holders': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    /** Says who has a role: people, groups, positions. */
    readonly put: operations['setRoleHolders'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/services': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What the reader can ask for, by name. */
    readonly get: operations['listServices'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/services/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A service with its form. */
    readonly get: operations['readService'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/services/{id}/lookups/{nodeId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What a lookup field of the service’s form offers. */
    readonly get: operations['lookUpForService'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/services/{id}/requests': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Asks for a service by handing in its form. Sent again with the same Idempotency-Key, it is one request.
     * @description May refuse with: FORM_INVALID.
     */
    readonly post: operations['makeRequest'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/session': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Who is signed in; also gives the token that writes need. */
    readonly get: operations['readSession'];
    readonly put?: never;
    /**
     * Signs in with the person’s id or e-mail address and password.
     * @description May refuse with: SIGN_IN_REFUSED, TOO_MANY_TRIES.
     */
    readonly post: operations['signIn'];
    /** Signs out. */
    readonly delete: operations['signOut'];
    readonly options?: never;
    readonly head?: never;
    /** Changes the language and time zone one reads in. */
    readonly patch: operations['changeOwnDetails'];
    readonly trace?: never;
  };
  readonly '/session/password': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Changes one’s own password and ends one’s other sessions.
     * @description May refuse with: SIGN_IN_REFUSED, TOO_MANY_TRIES.
     */
    readonly post: operations['changePassword'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/signals': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Broadcasts a signal to every instance that waits for it, and starts every process that begins by it. Answers when it is accepted.
     * @description May refuse with: MESSAGE_TOO_LARGE.
     */
    readonly post: operations['broadcastSignal'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/templates': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Definitions that a new draft may begin as: empty first, then from the simplest on. */
    readonly get: operations['listTemplates'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/tokens': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** One’s own tokens for programs. */
    readonly get: operations['listTokens'];
    readonly put?: never;
    /** Makes a token with which a program acts as oneself, within its scopes. The secret is shown once. */
    readonly post: operations['createToken'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/tokens/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    readonly post?: never;
    /** Makes a token useless. */
    readonly delete: operations['revokeToken'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/upkeep': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What upkeep purged and erased, when, and what it could not and why; the newest first. For administrators. */
    readonly get: operations['readUpkeep'];
    readonly put?: never;
    /** Begins a round of upkeep now instead of within the hour, and waits some seconds for its end. For administrators. */
    readonly post: operations['runUpkeep'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/work-items': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Work that waits for the reader (`inbox`), that they did (`done`), or all that they may see. */
    readonly get: operations['listWorkItems'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/work-items/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A work item with its form, its draft and what may be decided. */
    readonly get: operations['readWorkItem'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/work-items/{id}/claim': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Takes an offered work item. */
    readonly post: operations['claimWorkItem'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/work-items/{id}/complete': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Completes a work item with its form, or casts a vote.
     * @description May refuse with: FORM_INVALID.
     */
    readonly post: operations['completeWorkItem'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/work-items/{id}/draft': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    /** Keeps what was typed so far, unchecked. */
    readonly put: operations['saveDraft'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/work-items/{id}/lookups/{nodeId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What a lookup field of the work item’s form offers. */
    readonly get: operations['lookUpForWorkItem'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/work-items/{id}/reassign': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Gives a work item to another person; a right of its own. */
    readonly post: operations['reassignWorkItem'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/work-items/{id}/release': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Gives a work item back to those it was offered to. */
    readonly post: operations['releaseWorkItem'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/work-items/count': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** How much waits for the reader; counts stop at 1000. */
    readonly get: operations['countWorkItems'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly Act: {
      /** @description Null: the system. */
      readonly actor: components['schemas']['PersonRef'] | null;
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly at: string;
      readonly comment?: string;
      readonly elementId?: string;
      readonly name?: components['schemas']['Words'];
      readonly onBehalfOf?: components['schemas']['PersonRef'];
      readonly outcome?: string;
      readonly reason?: string;
      readonly round?: number;
      /** @description The event’s type, e.g. workItemCompleted. */
      readonly type: string;
    };
    readonly DraftCard: {
      /** @description What it was opened from or last published as. */
      readonly base?: {
        readonly application: string;
        readonly layoutRevision: number;
        readonly version: number;
      };
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly changedAt: string;
      readonly changedBy: components['schemas']['PersonRef'];
      /** @description What the maker of a copy calls it. */
      readonly copyName?: string;
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly createdAt: string;
      readonly createdBy: components['schemas']['PersonRef'];
      /** @description The definition’s own id: at most one live draft of a kind has it. */
      readonly definition: string;
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly expiresAt?: string;
      readonly id: string;
      /**
       * @description The kind of definition.
       * @enum {string}
       */
      readonly kind:
        | 'process'
        | 'form'
        | 'register'
        | 'decision'
        | 'service'
        | 'role'
        | 'calendar'
        | 'serviceLevel'
        | 'notificationTemplate'
        | 'scenario'
        | 'translations'
        | 'bundle';
      readonly may: {
        readonly publish: boolean;
        readonly update: boolean;
      };
      readonly name: components['schemas']['Words'];
      readonly openComments: number;
      /** @description What a copy was made of. */
      readonly origin?: {
        readonly draft: string;
        readonly revision: number;
      };
      /** @description The newest deployed version, and whether what is executed and what is drawn are as in the draft; null where nothing is deployed. */
      readonly published: {
        readonly application: string;
        /**
         * Format: date-time
         * @description ISO 8601, UTC.
         */
        readonly at: string;
        /** @enum {string} */
        readonly drawn: 'same' | 'differs';
        /** @enum {string} */
        readonly executed: 'same' | 'differs';
        readonly layoutRevision: number;
        readonly version: number;
      } | null;
      /** @description Counts the changes of the definition. */
      readonly revision: number;
      /**
       * @description `copy`: a kept side of a conflict. Copies and what is in the bin are kept for 30 days.
       * @enum {string}
       */
      readonly state: 'live' | 'copy' | 'bin';
    };
    readonly DraftComment: {
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly at: string;
      readonly by: components['schemas']['PersonRef'];
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly editedAt?: string;
      readonly element?: {
        /** @description Whether it is no longer in the draft. */
        readonly gone: boolean;
        readonly id: string;
        readonly name?: components['schemas']['Words'];
      };
      readonly id: string;
      /** @description The comment that it answers. */
      readonly of?: string;
      readonly own: boolean;
      readonly resolved?: {
        /**
         * Format: date-time
         * @description ISO 8601, UTC.
         */
        readonly at: string;
        readonly by: components['schemas']['PersonRef'];
      };
      /** @description Null: taken back, but answered before. */
      readonly text: string | null;
    };
    readonly FormSheet: {
      readonly access: {
        readonly [key: string]: 'editable' | 'readOnly' | 'hidden';
      };
      readonly data: Record<string, unknown>;
      readonly definition: Record<string, unknown>;
      /** @description The form’s id. */
      readonly form: string;
      readonly schema: Record<string, unknown>;
      /** @description What the form’s rules read as `$source`: of the reader’s own, by name. */
      readonly sources?: {
        readonly [key: string]: Record<string, unknown>;
      };
      /** @description Titles of records by `register/id`. */
      readonly titles: {
        readonly [key: string]: string;
      };
      readonly uiSchema: Record<string, unknown>;
    };
    readonly InstanceCard: {
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly endedAt?: string;
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly expectedAt?: string;
      readonly hasIncident: boolean;
      readonly id: string;
      readonly initiator: components['schemas']['PersonRef'];
      /** @description As people call it, e.g. PR-000123. */
      readonly number?: string;
      readonly organisation?: string;
      /** @description Of the last approval: approved, refused, returned. */
      readonly outcome?: string;
      /** @description Id of the instance that called it. */
      readonly parent?: string;
      readonly process: {
        readonly id: string;
        readonly name: components['schemas']['Words'];
        readonly version: number;
      };
      readonly service?: {
        readonly id: string;
        readonly name: components['schemas']['Words'];
      };
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly startedAt: string;
      /** @enum {string} */
      readonly status: 'active' | 'completed' | 'cancelled' | 'withdrawn';
      /** @description Where it stands, up to twenty. */
      readonly steps: readonly components['schemas']['Step'][];
      /** @description Nothing goes on in it until it is resumed. */
      readonly suspended?: boolean;
      readonly title?: string;
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly updatedAt: string;
    };
    /** @description Any JSON object, kept as it is. */
    readonly JsonMap: {
      readonly [key: string]: unknown;
    };
    /** @description One of several things that are wrong. */
    readonly ListedProblem: {
      /** @description A code of the error catalogue. */
      readonly code: string;
      /** @description The element it belongs to. */
      readonly elementId?: string;
      /** @description What was expected, what was found, what to do. */
      readonly message: components['schemas']['Text'];
      readonly params?: components['schemas']['JsonMap'];
      /** @description JSON Pointer (RFC 6901) of the place. */
      readonly pointer: string;
      /** @enum {string} */
      readonly severity?: 'error' | 'warning';
    };
    readonly LookupPage: {
      readonly cursor?: string;
      readonly items: readonly {
        readonly columns: readonly {
          readonly label: components['schemas']['Words'];
          readonly name: string;
          readonly value: unknown;
        }[];
        readonly title: string;
        readonly value: {
          readonly id: string;
          readonly register: string;
        };
      }[];
    };
    readonly Person: {
      /**
       * @description Whether they may sign in; `none` where the reader may not administer the person.
       * @enum {string}
       */
      readonly access: 'none' | 'invited' | 'open' | 'closed';
      readonly active: boolean;
      readonly email: string | null;
      readonly id: string;
      readonly language: ('en' | 'ru') | null;
      readonly manager: string | null;
      readonly name: string;
      readonly organisation: string | null;
      readonly revision: number;
      readonly unit: string | null;
      readonly zone: string | null;
    };
    readonly PersonRef: {
      readonly id: string;
      readonly name: string;
    };
    readonly Position: {
      readonly holders: readonly components['schemas']['PersonRef'][];
      readonly id: string;
      readonly name: components['schemas']['Words'];
      readonly organisation: string | null;
      readonly reportsTo: string | null;
      readonly unit: string | null;
    };
    /** @description What a refused call answers: problem details (RFC 9457). */
    readonly ProblemDetails: {
      /** @description A code of the error catalogue. */
      readonly code: string;
      /** @description More about this one case. */
      readonly detail?: string;
      /** @description What identifies this one case, for support. */
      readonly instance?: string;
      /** @description What fills the message. */
      readonly params?: components['schemas']['JsonMap'];
      /** @description Everything that is wrong, where several things are. */
      readonly problems?: readonly components['schemas']['ListedProblem'][];
      /** @description The HTTP status. */
      readonly status: number;
      /** @description The message in the language of the one who asks. */
      readonly title: string;
      /** @description A link to the page about this code, or `about:blank`. */
      readonly type: string;
    };
    readonly RecordCard: {
      readonly attributes: Record<string, unknown>;
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly changedAt: string;
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly createdAt: string;
      readonly id: string;
      readonly number: string | null;
      readonly organisation: string | null;
      readonly register: string;
      readonly revision: number;
      readonly status: string;
      readonly title: string;
    };
    readonly ServiceCard: {
      readonly application: {
        readonly id: string;
        readonly name: components['schemas']['Words'];
      };
      /** @enum {string} */
      readonly availability: 'available' | 'limited' | 'paused' | 'retired';
      readonly category?: string;
      readonly description?: components['schemas']['Words'];
      /** @description How long it usually takes: an ISO 8601 duration. */
      readonly expectedDuration?: string;
      readonly id: string;
      readonly name: components['schemas']['Words'];
      readonly notice?: components['schemas']['Words'];
    };
    readonly Session: {
      /** @description Goes into `X-CSRF-Token` of every write of a session. */
      readonly csrfToken: string;
      readonly demoAccounts?: readonly {
        readonly about: {
          readonly en: string;
          readonly ru: string;
        };
        readonly login: string;
        readonly name: string;
        readonly password: string;
      }[];
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly expiresAt?: string;
      readonly person: components['schemas']['SignedIn'] | null;
    };
    readonly Settled: {
      /** @description If not, it will; live updates tell. */
      readonly settled: boolean;
    };
    readonly SignedIn: {
      readonly email: string | null;
      readonly id: string;
      readonly language: ('en' | 'ru') | null;
      readonly name: string;
      readonly organisation: string | null;
      readonly organisationName?: components['schemas']['Words'];
      readonly roles: readonly string[];
      /** @description Whether they may read and create drafts of definitions, some at least. */
      readonly studio: {
        readonly create: boolean;
        readonly read: boolean;
      };
      readonly unit: string | null;
      readonly unitName?: components['schemas']['Words'];
      readonly zone: string | null;
    };
    readonly Step: {
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly dueAt?: string;
      readonly elementId: string;
      readonly name: components['schemas']['Words'];
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly since?: string;
      /** @description Empty where a program or a timer works. */
      readonly who: readonly components['schemas']['WhoRef'][];
      /** @description Where the reader may open it. */
      readonly workItem?: string;
    };
    /** @description A text shown to people: one string, or one a language. */
    readonly Text:
      | string
      | {
          readonly en?: string;
          readonly ru?: string;
        };
    readonly WhoRef: {
      readonly id: string;
      /** @enum {string} */
      readonly kind: 'user' | 'group' | 'position' | 'everyone';
      readonly name: components['schemas']['Words'];
    };
    readonly Words:
      | string
      | {
          readonly en?: string;
          readonly ru?: string;
        };
    readonly WorkItemCard: {
      readonly assignee?: components['schemas']['PersonRef'];
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly createdAt: string;
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly dueAt?: string;
      readonly elementId: string;
      /**
       * Format: date-time
       * @description ISO 8601, UTC.
       */
      readonly endedAt?: string;
      readonly hasDraft: boolean;
      readonly id: string;
      readonly initiator: components['schemas']['PersonRef'];
      readonly instance: string;
      readonly isVote: boolean;
      readonly name: components['schemas']['Words'];
      readonly number?: string;
      readonly offeredTo: readonly components['schemas']['WhoRef'][];
      readonly outcome?: string;
      readonly priority: number;
      readonly process: {
        readonly id: string;
        readonly name: components['schemas']['Words'];
      };
      readonly round?: number;
      /** @enum {string} */
      readonly state: 'offered' | 'claimed' | 'started' | 'suspended' | 'completed' | 'cancelled';
      /** @description Of the request. */
      readonly title?: string;
    };
  };
  responses: {
    /** @description The request does not have the shape told here. */
    readonly BadRequest: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description It is not in a state for that, or no longer. */
    readonly Conflict: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description Our failure; `params.reference` names it for those who look after the server. */
    readonly Failed: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description It was, and does not work any more. */
    readonly Gone: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description `If-Match` is missing. */
    readonly IfMatchMissing: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description Known, but not allowed to do this. */
    readonly NotAllowed: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description It is not there, or not for the caller to see. */
    readonly NotFound: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description Not now: it starts, closes, or its store does not answer. */
    readonly NotNow: {
      headers: {
        /** @description Seconds to wait. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description Somebody changed it since it was read. */
    readonly RevisionChanged: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description Nobody is signed in, or the token does not work. */
    readonly SignInNeeded: {
      headers: {
        readonly 'WWW-Authenticate'?: string;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description The store is full. */
    readonly StoreFull: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description The body is too large. */
    readonly TooLarge: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description Too often; the answer tells when to try again. */
    readonly TooMany: {
      headers: {
        /** @description Seconds to wait. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description The body is no uncompressed JSON in UTF-8. */
    readonly TypeWrong: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
    /** @description The shape is right, what it says is not. */
    readonly Unprocessable: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['ProblemDetails'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  readonly explainAccess: {
    readonly parameters: {
      readonly query: {
        readonly action?: 'read' | 'update' | 'archive' | 'cancel' | 'claim' | 'complete' | 'reassign' | 'retry';
        /** @description Of a record: `register/id`. */
        readonly id: string;
        readonly person?: string;
        readonly resource: 'instance' | 'workItem' | 'record' | 'service' | 'person' | 'draft';
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly allowed: boolean;
            readonly reasons: readonly {
              /** @enum {string} */
              readonly because: 'initiator' | 'workItem' | 'role' | 'self';
              readonly permission?: string;
              readonly role?: string;
              readonly roleName?: components['schemas']['Words'];
              readonly scope?: string;
              readonly text: {
                readonly en: string;
                readonly ru: string;
              };
              /** @description The principal key by which the role or the work item is theirs. */
              readonly through?: string;
              readonly workItem?: string;
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly listAccessLog: {
    readonly parameters: {
      readonly query?: {
        /** @description Whom the data is about. */
        readonly about?: string;
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description ISO 8601, UTC. */
        readonly from?: string;
        /** @description Of the one thing that was read. */
        readonly id?: string;
        /** @description Default 50. */
        readonly limit?: number;
        /** @description Who read. */
        readonly person?: string;
        readonly resource?: 'person' | 'instance' | 'history' | 'workItem' | 'record' | 'accessLog';
        /** @description Not itself. */
        readonly to?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly {
              /** @description Whom the data is about, where it is one person: who asked for the request. */
              readonly about: components['schemas']['PersonRef'] | null;
              /** @enum {string} */
              readonly action: 'read' | 'export';
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly at: string;
              /** @description How many things of others the answer held. */
              readonly count: number;
              /** @description What the list was asked for. */
              readonly filter: Record<string, unknown> | null;
              readonly id: string;
              /** @description What was asked, by its `operationId`. */
              readonly operation: string;
              readonly person: components['schemas']['PersonRef'];
              readonly resource: {
                /** @description Of the one thing that was read; absent for a list. A record’s is `register/id`. */
                readonly id?: string;
                /** @enum {string} */
                readonly type: 'person' | 'instance' | 'history' | 'workItem' | 'record' | 'accessLog';
              };
              /**
               * @description Whether the person looked in a browser, or a program with their token.
               * @enum {string}
               */
              readonly through: 'session' | 'token';
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly listApplications: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly {
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly deployedAt: string;
              readonly id: string;
              readonly items: number;
              readonly name: components['schemas']['Words'];
              readonly version: number;
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly deployApplication: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly bundle: Record<string, unknown>;
          readonly expectedVersion?: number;
          readonly note?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly application: string;
            readonly changed: boolean;
            readonly items: readonly {
              readonly id: string;
              readonly kind: string;
              readonly layoutRevision: number;
              readonly outcome: string;
              readonly version: number;
            }[];
            readonly problems: readonly {
              readonly code: string;
              readonly elementId?: string;
              readonly item?: {
                readonly id: string;
                readonly kind: string;
              };
              readonly message: components['schemas']['Words'];
              readonly pointer: string;
              /** @enum {string} */
              readonly severity: 'error' | 'warning';
              /** @description Of the flow of control: ids of the elements that are passed one after the other until it happens. */
              readonly trace?: readonly string[];
            }[];
            readonly retired: readonly {
              readonly id: string;
              readonly kind: string;
            }[];
            readonly settled: boolean;
            readonly version: number;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listDrafts: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description The kind of definition. */
        readonly kind?:
          | 'process'
          | 'form'
          | 'register'
          | 'decision'
          | 'service'
          | 'role'
          | 'calendar'
          | 'serviceLevel'
          | 'notificationTemplate'
          | 'scenario'
          | 'translations'
          | 'bundle';
        /** @description Default 50. */
        readonly limit?: number;
        /** @description Beginnings of words of the name, in either language, or of the id. */
        readonly search?: string;
        /** @description Default live. */
        readonly state?: 'live' | 'copy' | 'bin';
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly components['schemas']['DraftCard'][];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly createDraft: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly definition?: Record<string, unknown>;
          readonly deployed?: {
            readonly id: string;
            /**
             * @description The kind of definition.
             * @enum {string}
             */
            readonly kind:
              | 'process'
              | 'form'
              | 'register'
              | 'decision'
              | 'service'
              | 'role'
              | 'calendar'
              | 'serviceLevel'
              | 'notificationTemplate'
              | 'scenario'
              | 'translations'
              | 'bundle';
            readonly version?: number;
          };
          readonly id?: string;
          readonly name?: components['schemas']['Words'];
          readonly template?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 201: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly card: components['schemas']['DraftCard'];
            readonly comments: readonly components['schemas']['DraftComment'][];
            readonly definition: Record<string, unknown>;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readDraft: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly card: components['schemas']['DraftCard'];
            readonly comments: readonly components['schemas']['DraftComment'][];
            readonly definition: Record<string, unknown>;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly removeDraft: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly changed: boolean;
            readonly id: string;
            readonly revision: number;
            readonly settled: boolean;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly changeDraft: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly base: number;
          readonly commands: readonly {
            readonly id: string;
            readonly label?: string;
            readonly patches: readonly {
              /** @enum {string} */
              readonly op: 'add' | 'replace' | 'remove';
              readonly path: readonly (string | number)[];
              /** @description What is set; not of a removal. */
              readonly value?: unknown;
            }[];
          }[];
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly changed: boolean;
            readonly commands: readonly {
              readonly id: string;
              readonly revision: number;
            }[];
            readonly revision: number;
            readonly settled: boolean;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 412: components['responses']['RevisionChanged'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly checkDraft: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly definition?: Record<string, unknown>;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Whether a draft can hold it, though it may not be publishable. */
            readonly draft: boolean;
            /** @description Pointers lead into the definition. */
            readonly problems: readonly {
              readonly code: string;
              readonly elementId?: string;
              readonly item?: {
                readonly id: string;
                readonly kind: string;
              };
              readonly message: components['schemas']['Words'];
              readonly pointer: string;
              /** @enum {string} */
              readonly severity: 'error' | 'warning';
              /** @description Of the flow of control: ids of the elements that are passed one after the other until it happens. */
              readonly trace?: readonly string[];
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly addDraftComment: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly element?: string;
          readonly text: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DraftComment'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly editDraftComment: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly comment: string;
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly text: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DraftComment'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly deleteDraftComment: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly comment: string;
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly answerDraftComment: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly comment: string;
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly text: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DraftComment'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly reopenDraftComment: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly comment: string;
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DraftComment'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly resolveDraftComment: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly comment: string;
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DraftComment'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly copyDraft: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly definition?: Record<string, unknown>;
          readonly name: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly changed: boolean;
            readonly id: string;
            readonly revision: number;
            readonly settled: boolean;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly replaceDraft: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The `ETag` of what was read. */
        readonly 'If-Match': string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly definition: Record<string, unknown>;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly changed: boolean;
            readonly id: string;
            readonly revision: number;
            readonly settled: boolean;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 412: components['responses']['RevisionChanged'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 428: components['responses']['IfMatchMissing'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly publishDraft: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The `ETag` of what was read. */
        readonly 'If-Match': string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly application?: string;
          readonly note?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly application: string;
            readonly changed: boolean;
            readonly items: readonly {
              readonly id: string;
              readonly kind: string;
              readonly layoutRevision: number;
              readonly outcome: string;
              readonly version: number;
            }[];
            readonly problems: readonly {
              readonly code: string;
              readonly elementId?: string;
              readonly item?: {
                readonly id: string;
                readonly kind: string;
              };
              readonly message: components['schemas']['Words'];
              readonly pointer: string;
              /** @enum {string} */
              readonly severity: 'error' | 'warning';
              /** @description Of the flow of control: ids of the elements that are passed one after the other until it happens. */
              readonly trace?: readonly string[];
            }[];
            readonly retired: readonly {
              readonly id: string;
              readonly kind: string;
            }[];
            readonly settled: boolean;
            readonly version: number;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 412: components['responses']['RevisionChanged'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 428: components['responses']['IfMatchMissing'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readPublished: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly application: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            readonly at: string;
            readonly definition: Record<string, unknown>;
            readonly layoutRevision: number;
            readonly version: number;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly purgeDraft: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly restoreDraft: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly changed: boolean;
            readonly id: string;
            readonly revision: number;
            readonly settled: boolean;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listErasures: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Default 50. */
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly {
              readonly by: components['schemas']['PersonRef'];
              readonly counts: {
                /** @description Histories from which something was erased. */
                readonly erased: number;
                /** @description Instances that it waits for, because somebody holds them. */
                readonly held: number;
                /** @description Histories that were looked at. */
                readonly looked: number;
                /** @description Instances that it waits for, because they have not ended. */
                readonly open: number;
              };
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly endedAt?: string;
              /** @description `erased:` and this stand in the place of what was erased. */
              readonly id: string;
              readonly reason: string;
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly requestedAt: string;
              /**
               * @description `waiting`: for instances that are open or held; upkeep goes on with it.
               * @enum {string}
               */
              readonly status: 'running' | 'waiting' | 'done';
              readonly subject: {
                readonly id: string;
                /** @enum {string} */
                readonly kind: 'instance' | 'person';
              };
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly requestErasure: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly instance?: string;
          readonly person?: string;
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly by: components['schemas']['PersonRef'];
            readonly counts: {
              /** @description Histories from which something was erased. */
              readonly erased: number;
              /** @description Instances that it waits for, because somebody holds them. */
              readonly held: number;
              /** @description Histories that were looked at. */
              readonly looked: number;
              /** @description Instances that it waits for, because they have not ended. */
              readonly open: number;
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            readonly endedAt?: string;
            /** @description `erased:` and this stand in the place of what was erased. */
            readonly id: string;
            readonly reason: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            readonly requestedAt: string;
            /**
             * @description `waiting`: for instances that are open or held; upkeep goes on with it.
             * @enum {string}
             */
            readonly status: 'running' | 'waiting' | 'done';
            readonly subject: {
              readonly id: string;
              /** @enum {string} */
              readonly kind: 'instance' | 'person';
            };
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readErasure: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly by: components['schemas']['PersonRef'];
            readonly counts: {
              /** @description Histories from which something was erased. */
              readonly erased: number;
              /** @description Instances that it waits for, because somebody holds them. */
              readonly held: number;
              /** @description Histories that were looked at. */
              readonly looked: number;
              /** @description Instances that it waits for, because they have not ended. */
              readonly open: number;
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            readonly endedAt?: string;
            /** @description `erased:` and this stand in the place of what was erased. */
            readonly id: string;
            readonly reason: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            readonly requestedAt: string;
            /**
             * @description `waiting`: for instances that are open or held; upkeep goes on with it.
             * @enum {string}
             */
            readonly status: 'running' | 'waiting' | 'done';
            readonly subject: {
              readonly id: string;
              /** @enum {string} */
              readonly kind: 'instance' | 'person';
            };
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly readEvents: {
    readonly parameters: {
      readonly query: {
        /** @description Of `inbox`, `requests`, `notifications`, `instance:ID`, `draft:ID`, up to twenty, separated by commas. */
        readonly topics: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The stream. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/event-stream': string;
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 429: components['responses']['TooMany'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly listGroups: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Default 50. */
        readonly limit?: number;
        readonly search?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly {
              readonly id: string;
              readonly name: components['schemas']['Words'];
              /** @description How many are in it; absent for whoever may not see everybody. */
              readonly size?: number;
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly readGroup: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly id: string;
            readonly members: readonly components['schemas']['PersonRef'][];
            readonly name: components['schemas']['Words'];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly saveGroup: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly members: readonly string[];
          readonly name: components['schemas']['Words'];
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly live: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Yes. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @constant */
            readonly ok: true;
          };
        };
      };
    };
  };
  readonly ready: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Yes. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @constant */
            readonly ok: true;
          };
        };
      };
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly listIncidents: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        readonly instance?: string;
        /** @description Default 50. */
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly {
              readonly code: string;
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly createdAt: string;
              readonly elementId: string;
              readonly id: string;
              readonly instance: string;
              /** @description Whether the reader may run the step again. */
              readonly mayRetry: boolean;
              readonly message: string;
              readonly name: components['schemas']['Words'];
              readonly process: string;
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly correctIncident: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason: string;
          /** @description Values by paths, e.g. order.amount. */
          readonly set: Record<string, unknown>;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly retryIncident: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly skipIncident: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason: string;
          /** @description What the step would have given variables, by paths. */
          readonly set?: Record<string, unknown>;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listInstances: {
    readonly parameters: {
      readonly query?: {
        readonly businessKey?: string;
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Default 50. */
        readonly limit?: number;
        readonly mine?: boolean;
        /** @description The beginning of the number. */
        readonly number?: string;
        readonly process?: string;
        readonly service?: string;
        readonly status?: 'active' | 'ended' | 'completed' | 'cancelled';
        /** @description The beginning of the title. */
        readonly title?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly components['schemas']['InstanceCard'][];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly startInstance: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description The element to begin at instead of the start event; a right of its own, for a reason. */
          readonly at?: string;
          readonly businessKey?: string;
          readonly data?: Record<string, unknown>;
          readonly process: string;
          readonly reason?: string;
          readonly variables?: Record<string, unknown>;
          readonly version?: number;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly id: string;
            readonly settled: boolean;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readInstance: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Oldest first; the last 200. */
            readonly acts: readonly components['schemas']['Act'][];
            readonly card: components['schemas']['InstanceCard'];
            readonly endReason?: string;
            readonly may: {
              readonly cancel: boolean;
              /** @description Suspend and resume it, correct its variables, skip a step that could not be done. */
              readonly operate: boolean;
              readonly readHistory: boolean;
              readonly remind: boolean;
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly remindAgainAt?: string;
              readonly repeat: boolean;
              readonly withdraw: boolean;
            };
            /** @description The start form with the data as it is now; all read-only. */
            readonly sheet: components['schemas']['FormSheet'] | null;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 410: components['responses']['Gone'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly addInstance: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description Its number, where it is under way several times. */
          readonly activity?: number;
          /** @description Id of the activity. */
          readonly element: string;
          /** @description The entry of the new one, where it goes through a collection. */
          readonly item?: unknown;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listCalledInstances: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Default 50. */
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly components['schemas']['InstanceCard'][];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 410: components['responses']['Gone'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly cancelInstance: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readEnabledElements: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly {
              /** @description Id of the activity. */
              readonly element: string;
              readonly name?: components['schemas']['Words'];
              /** @description Id of the ad-hoc subprocess. */
              readonly scope: string;
              /** @description The number of its activity: it may be open several times. */
              readonly scopeActivity: number;
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 410: components['responses']['Gone'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly activateElement: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly element: string;
          /** @description The ad-hoc subprocess: its id, or the number of its activity where it is open several times. */
          readonly scopeActivity?: number | string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readHistory: {
    readonly parameters: {
      readonly query?: {
        /** @description The first revision. */
        readonly from?: number;
        /** @description Commits, at most; default 100. A page ends sooner after about a thousand events or 2 MB. */
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly events: readonly {
              readonly about?: Record<string, unknown>;
              readonly actor: string;
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly at: string;
              readonly commandId: string;
              readonly data?: Record<string, unknown>;
              /** @description Ids of the erasures that took something out of it: `erased:` and the id stand in its place. */
              readonly erased?: readonly string[];
              readonly facts: Record<string, unknown>;
              readonly onBehalfOf?: string;
              readonly revision: number;
              readonly type: string;
              readonly version: number;
            }[];
            /** @description What to ask as `from` next; absent at the end. */
            readonly next?: number;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 410: components['responses']['Gone'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly holdInstance: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly liftHold: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly remindInstance: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readRepeat: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly data: Record<string, unknown>;
            readonly service: string;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 410: components['responses']['Gone'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly resumeInstance: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readRoute: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly definition: Record<string, unknown>;
            readonly elements: {
              readonly [key: string]: {
                readonly count: number;
                /** @enum {string} */
                readonly state: 'done' | 'present' | 'incident' | 'cancelled';
              };
            };
            readonly flows: {
              readonly [key: string]: number;
            };
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 410: components['responses']['Gone'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly suspendInstance: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readVariables: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly scopes: readonly {
              /** @description Id of the process, or of the activity whose scope it is. */
              readonly elementId: string;
              readonly parent?: number;
              /** @description 0: the process itself. */
              readonly scope: number;
              readonly variables: Record<string, unknown>;
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 410: components['responses']['Gone'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly setVariables: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason: string;
          /** @description As readVariables has it; otherwise the process. */
          readonly scope?: number;
          /** @description Values by paths, e.g. order.amount. */
          readonly set: Record<string, unknown>;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly withdrawInstance: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly acceptInvitation: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly password: string;
          readonly token: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Session'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 429: components['responses']['TooMany'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly lookAtInvitation: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly token: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            readonly expiresAt: string;
            readonly login: string;
            readonly name: string;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 410: components['responses']['Gone'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 429: components['responses']['TooMany'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly publishMessage: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly data?: Record<string, unknown>;
          /** @description The correlation key; a receiver waits under the same one. */
          readonly key?: string;
          /** @description Sent again with the same id, it is the same one. */
          readonly messageId?: string;
          readonly name: string;
          /** @description ISO 8601: how long it waits for a receiver, at most 366 days; `PT0S`: not at all. As the server is set, if not given. */
          readonly timeToLive?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description The instance it started. */
            readonly instance?: string;
            readonly messageId: string;
            /**
             * @description What became of it so far: offered to who waits, accepted, started a process, kept for later, or nobody waited and it is not kept.
             * @enum {string}
             */
            readonly outcome: 'offered' | 'accepted' | 'started' | 'kept' | 'expired';
            /** @description If not, it will; live updates tell. */
            readonly settled: boolean;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 429: components['responses']['TooMany'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listNotifications: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Default 50. */
        readonly limit?: number;
        readonly unread?: boolean;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly {
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly at: string;
              readonly id: string;
              readonly instance?: string;
              readonly link: string | null;
              readonly readAt: string | null;
              readonly text: components['schemas']['Words'] | null;
              readonly title: components['schemas']['Words'];
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly markNotificationRead: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listPeople: {
    readonly parameters: {
      readonly query?: {
        readonly active?: boolean;
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Default 50. */
        readonly limit?: number;
        readonly organisation?: string;
        readonly search?: string;
        readonly unit?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly components['schemas']['Person'][];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly createPerson: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly email?: string | null;
          readonly id: string;
          readonly language?: ('en' | 'ru') | null;
          readonly manager?: string | null;
          readonly name: string;
          readonly organisation?: string | null;
          readonly unit?: string | null;
          readonly zone?: string | null;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 201: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Person'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readPerson: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Person'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly changePerson: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The `ETag` of what was read. */
        readonly 'If-Match': string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly email?: string | null;
          readonly language?: ('en' | 'ru') | null;
          readonly manager?: string | null;
          readonly name?: string;
          readonly organisation?: string | null;
          readonly unit?: string | null;
          readonly zone?: string | null;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Person'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 412: components['responses']['RevisionChanged'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 428: components['responses']['IfMatchMissing'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly disablePerson: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly enablePerson: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly invitePerson: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            readonly expiresAt: string;
            /** @description A page of the portal; works once. */
            readonly link: string;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readManager: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['PersonRef'][];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly resetPassword: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            readonly expiresAt: string;
            /** @description A page of the portal; works once. */
            readonly link: string;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listPositions: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Default 50. */
        readonly limit?: number;
        readonly search?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly components['schemas']['Position'][];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly readPosition: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Position'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly savePosition: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly holders?: readonly string[];
          readonly name: components['schemas']['Words'];
          readonly organisation?: string | null;
          readonly reportsTo?: string | null;
          readonly unit?: string | null;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly resumeProcess: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly instances?: boolean;
          readonly reason?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description How many running instances were told. */
            readonly instances: number;
            /** @description If not, it will; live updates tell. */
            readonly settled: boolean;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly suspendProcess: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly instances?: boolean;
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description How many running instances were told. */
            readonly instances: number;
            /** @description If not, it will; live updates tell. */
            readonly settled: boolean;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listRegisters: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly {
              readonly application: string;
              readonly id: string;
              readonly may: {
                readonly archive: boolean;
                readonly create: boolean;
                readonly update: boolean;
              };
              readonly name: components['schemas']['Words'];
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly readRegister: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly register: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly attributes: readonly {
              /** @enum {string} */
              readonly access: 'readOnly' | 'editable';
              readonly label: components['schemas']['Words'];
              readonly name: string;
              readonly required: boolean;
              readonly type: string;
            }[];
            readonly isLedger: boolean;
            readonly register: {
              readonly application: string;
              readonly id: string;
              readonly may: {
                readonly archive: boolean;
                readonly create: boolean;
                readonly update: boolean;
              };
              readonly name: components['schemas']['Words'];
            };
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly listRecords: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Attributes that equal a value, as a JSON object of at most ten. */
        readonly equal?: string;
        readonly key?: string;
        /** @description Default 50. */
        readonly limit?: number;
        /** @description Words of the title, the number or searchable attributes. */
        readonly search?: string;
        readonly sort?: 'title' | 'key' | 'newest';
        /** @description Default active. */
        readonly status?: 'active' | 'archived' | 'reserving' | 'refused' | 'any';
      };
      readonly header?: never;
      readonly path: {
        readonly register: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly components['schemas']['RecordCard'][];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly createRecord: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly register: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly attributes: Record<string, unknown>;
          readonly id?: string;
          readonly organisation?: string | null;
          readonly reason?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 201: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly id: string;
            readonly number?: string;
            readonly register: string;
            readonly revision: number;
            readonly settled: boolean;
            readonly status: string;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readRecord: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
        readonly register: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RecordCard'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly updateRecord: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The `ETag` of what was read. */
        readonly 'If-Match': string;
      };
      readonly path: {
        readonly id: string;
        readonly register: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly changes: Record<string, unknown>;
          readonly organisation?: string | null;
          readonly reason?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly id: string;
            readonly number?: string;
            readonly register: string;
            readonly revision: number;
            readonly settled: boolean;
            readonly status: string;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 412: components['responses']['RevisionChanged'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 428: components['responses']['IfMatchMissing'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readAccount: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
        readonly register: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly available: number | null;
            readonly balance: number;
            readonly reserved: number;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly archiveRecord: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The `ETag` of what was read. */
        readonly 'If-Match': string;
      };
      readonly path: {
        readonly id: string;
        readonly register: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly id: string;
            readonly number?: string;
            readonly register: string;
            readonly revision: number;
            readonly settled: boolean;
            readonly status: string;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 412: components['responses']['RevisionChanged'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 428: components['responses']['IfMatchMissing'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readRecordHistory: {
    readonly parameters: {
      readonly query?: {
        readonly from?: number;
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path: {
        readonly id: string;
        readonly register: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly events: readonly {
              readonly actor: components['schemas']['PersonRef'] | null;
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly at: string;
              readonly changes: Record<string, unknown>;
              readonly reason?: string;
              readonly revision: number;
              readonly type: string;
            }[];
            readonly next?: number;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly restoreRecord: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The `ETag` of what was read. */
        readonly 'If-Match': string;
      };
      readonly path: {
        readonly id: string;
        readonly register: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          /** @description The revision. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly id: string;
            readonly number?: string;
            readonly register: string;
            readonly revision: number;
            readonly settled: boolean;
            readonly status: string;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 412: components['responses']['RevisionChanged'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 428: components['responses']['IfMatchMissing'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listRoles: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly {
              /** @description Null: built in. */
              readonly application: string | null;
              /** @description `everyone` for the built-in role that all have. */
              readonly holders: readonly components['schemas']['WhoRef'][];
              readonly id: string;
              readonly name: components['schemas']['Words'];
              /** @description As the role’s definition has them. */
              readonly permissions: readonly Record<string, unknown>[];
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly readRole: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Null: built in. */
            readonly application: string | null;
            /** @description `everyone` for the built-in role that all have. */
            readonly holders: readonly components['schemas']['WhoRef'][];
            readonly id: string;
            readonly name: components['schemas']['Words'];
            /** @description As the role’s definition has them. */
            readonly permissions: readonly Record<string, unknown>[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly setRoleHolders: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly holders: readonly string[];
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listServices: {
    readonly parameters: {
      readonly query?: {
        readonly search?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly components['schemas']['ServiceCard'][];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly readService: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly service: components['schemas']['ServiceCard'];
            readonly sheet: components['schemas']['FormSheet'] | null;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly lookUpForService: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Default 50. */
        readonly limit?: number;
        readonly search?: string;
      };
      readonly header?: never;
      readonly path: {
        readonly id: string;
        readonly nodeId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['LookupPage'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly makeRequest: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly data: Record<string, unknown>;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly card: components['schemas']['InstanceCard'];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            readonly expectedAt?: string;
            readonly settled: boolean;
            readonly warnings: readonly components['schemas']['Words'][];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readSession: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Session'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly signIn: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly login: string;
          readonly password: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Session'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 429: components['responses']['TooMany'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly signOut: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly changeOwnDetails: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @enum {string} */
          readonly language?: 'en' | 'ru';
          readonly zone?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Session'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly changePassword: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly current: string;
          readonly next: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Session'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 429: components['responses']['TooMany'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly broadcastSignal: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly data?: Record<string, unknown>;
          readonly name: string;
          /** @description Sent again with the same id, it is the same one. */
          readonly signalId?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Whether it has reached all of them; if not, it will. */
            readonly settled: boolean;
            readonly signalId: string;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listTemplates: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly {
              readonly definition: Record<string, unknown>;
              readonly description: components['schemas']['Words'];
              readonly id: string;
              readonly kind: string;
              readonly name: components['schemas']['Words'];
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly listTokens: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly items: readonly {
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly createdAt: string;
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly expiresAt: string;
              readonly id: string;
              readonly name: string;
              readonly person: string;
              readonly scopes: readonly ('read' | 'work' | 'deploy' | 'administer')[];
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly createToken: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description How long it works; default 90. */
          readonly days?: number;
          readonly name: string;
          readonly scopes: readonly ('read' | 'work' | 'deploy' | 'administer')[];
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Goes into `Authorization: Bearer …`. */
            readonly secret: string;
            readonly token: {
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly createdAt: string;
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly expiresAt: string;
              readonly id: string;
              readonly name: string;
              readonly person: string;
              readonly scopes: readonly ('read' | 'work' | 'deploy' | 'administer')[];
            };
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly revokeToken: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly readUpkeep: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Default 50. */
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            /** @description How long instances are kept after their end where their process says nothing: ISO 8601, or `never`. */
            readonly retention: string;
            readonly rounds: readonly {
              /** @description Large values that nothing named any more. */
              readonly blobs: number;
              /** @description Instances whose time is over and that stay: something they called is open, somebody holds them, a step could not be done, others are still to be told something, or purging failed, of which the log says more. */
              readonly blocked: {
                readonly failed: number;
                readonly held: number;
                readonly incidents: number;
                readonly open: number;
                readonly undelivered: number;
              };
              /** @description Commits of them that were deleted. */
              readonly commits: number;
              /** @description Drafts that were in the bin, or kept as copies, for thirty days. */
              readonly drafts: number;
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly endedAt: string;
              /** @description Histories from which erasures took something. */
              readonly erased: number;
              /** @description The first hundred of those that stay. */
              readonly examples: readonly {
                readonly instance: string;
                /** @enum {string} */
                readonly why: 'open' | 'held' | 'incidents' | 'undelivered' | 'failed';
              }[];
              /** @description Gravestones whose year was over. */
              readonly gravestones: number;
              /** @description Instances whose time was over. */
              readonly purged: number;
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly startedAt: string;
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly runUpkeep: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly round?: {
              /** @description Large values that nothing named any more. */
              readonly blobs: number;
              /** @description Instances whose time is over and that stay: something they called is open, somebody holds them, a step could not be done, others are still to be told something, or purging failed, of which the log says more. */
              readonly blocked: {
                readonly failed: number;
                readonly held: number;
                readonly incidents: number;
                readonly open: number;
                readonly undelivered: number;
              };
              /** @description Commits of them that were deleted. */
              readonly commits: number;
              /** @description Drafts that were in the bin, or kept as copies, for thirty days. */
              readonly drafts: number;
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly endedAt: string;
              /** @description Histories from which erasures took something. */
              readonly erased: number;
              /** @description The first hundred of those that stay. */
              readonly examples: readonly {
                readonly instance: string;
                /** @enum {string} */
                readonly why: 'open' | 'held' | 'incidents' | 'undelivered' | 'failed';
              }[];
              /** @description Gravestones whose year was over. */
              readonly gravestones: number;
              /** @description Instances whose time was over. */
              readonly purged: number;
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly startedAt: string;
            };
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly listWorkItems: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Default 50. */
        readonly limit?: number;
        readonly overdue?: boolean;
        readonly process?: string;
        /** @description `due` and `priority` are orders of open work: not of the views `done` and `all`. */
        readonly sort?: 'due' | 'newest' | 'oldest' | 'priority';
        /** @description The beginning of the title. */
        readonly title?: string;
        /** @description Default inbox; `mine` are those that the reader holds. */
        readonly view?: 'inbox' | 'mine' | 'done' | 'all';
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly cursor?: string;
            readonly items: readonly components['schemas']['WorkItemCard'][];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly readWorkItem: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly card: components['schemas']['WorkItemCard'];
            readonly draft: Record<string, unknown> | null;
            readonly instance: components['schemas']['InstanceCard'];
            readonly may: {
              readonly claim: boolean;
              readonly complete: boolean;
              readonly reassign: boolean;
              readonly release: boolean;
              readonly saveDraft: boolean;
            };
            /** @description Empty where the reader cannot decide. */
            readonly outcomes: readonly {
              /** @enum {string} */
              readonly id: 'completed' | 'approved' | 'refused' | 'returned';
              readonly needsReason: boolean;
            }[];
            readonly sheet: components['schemas']['FormSheet'] | null;
            readonly votes: readonly {
              /**
               * Format: date-time
               * @description ISO 8601, UTC.
               */
              readonly at: string;
              readonly comment?: string;
              readonly outcome: string;
              readonly person: components['schemas']['PersonRef'];
              readonly reason?: string;
            }[];
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly claimWorkItem: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly completeWorkItem: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly comment?: string;
          readonly data?: Record<string, unknown>;
          /** @enum {string} */
          readonly outcome?: 'completed' | 'approved' | 'refused' | 'returned';
          readonly reason?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly saveDraft: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly data: Record<string, unknown>;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly lookUpForWorkItem: {
    readonly parameters: {
      readonly query?: {
        /** @description Of the page before, with the same question. */
        readonly cursor?: string;
        /** @description Default 50. */
        readonly limit?: number;
        readonly search?: string;
      };
      readonly header?: never;
      readonly path: {
        readonly id: string;
        readonly nodeId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['LookupPage'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
  readonly reassignWorkItem: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly assignee: string;
          readonly reason?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly releaseWorkItem: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A UUIDv7 made within a day; the same command sent again with it is done once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly reason?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Settled'];
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 404: components['responses']['NotFound'];
      readonly 409: components['responses']['Conflict'];
      readonly 413: components['responses']['TooLarge'];
      readonly 415: components['responses']['TypeWrong'];
      readonly 422: components['responses']['Unprocessable'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
      readonly 507: components['responses']['StoreFull'];
    };
  };
  readonly countWorkItems: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            readonly inbox: number;
            readonly overdue: number;
          };
        };
      };
      readonly 400: components['responses']['BadRequest'];
      readonly 401: components['responses']['SignInNeeded'];
      readonly 403: components['responses']['NotAllowed'];
      readonly 500: components['responses']['Failed'];
      readonly 503: components['responses']['NotNow'];
    };
  };
}
