//! A call of each of the 138 operations, through its own typed method.

use super::Peer;

/// Writes the function of a service: `"wire name" => method(part Type);` for an operation that
/// takes the struct of its only part, `method(parts Type)` for one that takes all of its parts.
macro_rules! service {
    ($service:ident $client:ident $( $wire:literal => $method:ident($($argument:tt)*); )*) => {
        pub async fn $service(peer: &Peer) -> Vec<&'static str> {
            use chamilo::raw::$service::*;
            let client = $client::new(peer.client(stringify!($service)));
            $( service!(@call peer, client, $service, $wire, $method, $($argument)*); )*
            vec![$($wire),*]
        }
    };
    (@call $peer:ident, $client:ident, $service:ident, $wire:literal, $method:ident, part $part:ty) => {
        let call = async |part: Option<$part>| $client.$method(&part.unwrap_or_default()).await;
        $peer.exercise(stringify!($service), $wire, call).await;
    };
    (@call $peer:ident, $client:ident, $service:ident, $wire:literal, $method:ident, parts $parts:ty) => {
        let call = async |parts: $parts| $client.$method(&parts).await;
        $peer.exercise(stringify!($service), $wire, call).await;
    };
    (@call $peer:ident, $client:ident, $service:ident, $wire:literal, $method:ident,) => {
        let call = async |()| $client.$method().await;
        $peer.exercise(stringify!($service), $wire, call).await;
    };
}

service! { registration WsRegistration
    "WSCreateUsers" => create_users(part CreateUsers);
    "WSCreateUser" => create_user(part CreateUser);
    "WSCreateUsersPasswordCrypted" => create_users_password_crypted(part CreateUsersPasswordCrypted);
    "WSSubscribeTeacherToSessionCourse" => subscribe_teacher_to_session_course(part TeacherToSessionCourse);
    "WSUnsubscribeTeacherFromSessionCourse" => unsubscribe_teacher_from_session_course(part TeacherToSessionCourse);
    "WSCreateUserPasswordCrypted" => create_user_password_crypted(part CreateUserPasswordCrypted);
    "WSEditUserCredentials" => edit_user_credentials(part EditUserCredentials);
    "WSEditUsers" => edit_users(part EditUsers);
    "WSEditUser" => edit_user(part EditUser);
    "WSEditUserWithPicture" => edit_user_with_picture(part EditUserWithPicture);
    "WSEditUsersPasswordCrypted" => edit_users_password_crypted(part EditUsersPasswordCrypted);
    "WSEditUserPasswordCrypted" => edit_user_password_crypted(part EditUserPasswordCrypted);
    "WSDeleteUsers" => delete_users(part UserIds);
    "WSDisableUsers" => disable_users(part UserIds);
    "WSEnableUsers" => enable_users(part UserIds);
    "WSCreateCourse" => create_course(part CreateCourse);
    "WSCreateCourseByTitle" => create_course_by_title(part CreateCourseByTitle);
    "WSEditCourse" => edit_course(part EditCourse);
    "WSCourseDescription" => course_description(part CourseDescription);
    "WSEditCourseDescription" => edit_course_description(part EditCourseDescription);
    "WSDeleteCourse" => delete_course(part DeleteCourse);
    "WSCreateSession" => create_session(part CreateSession);
    "WSEditSession" => edit_session(part EditSession);
    "WSDeleteSession" => delete_session(part DeleteSession);
    "WSSubscribeUserToCourse" => subscribe_user_to_course(part SubscribeUserToCourseArg);
    "WSSubscribeUserToCourseSimple" => subscribe_user_to_course_simple(part SubscribeUserToCourseSimpleArg);
    "WSGetUser" => get_user(part GetUserArg);
    "WSGetUserFromUsername" => get_user_from_username(part GetUserArgUsername);
    "WSUpdateUserOriginalIdFromUsername" => update_user_original_id_from_username(part GetUserArgUsernameWithOriginal);
    "WSUnsubscribeUserFromCourse" => unsubscribe_user_from_course(part UnsuscribeUserFromCourse);
    "WSUnSubscribeUserFromCourseSimple" => un_subscribe_user_from_course_simple(part UnSubscribeUserFromCourseSimple);
    "WSSuscribeUsersToSession" => suscribe_users_to_session(part SubscribeUsersToSession);
    "WSSubscribeUserToSessionSimple" => subscribe_user_to_session_simple(part SubscribeUserToSessionSimpleArg);
    "WSUnsuscribeUsersFromSession" => unsuscribe_users_from_session(part UnsubscribeUsersFromSession);
    "WSSuscribeCoursesToSession" => suscribe_courses_to_session(part SubscribeCoursesToSession);
    "WSUnsuscribeCoursesFromSession" => unsuscribe_courses_from_session(part UnsubscribeCoursesFromSession);
    "WSListCourses" => list_courses(part ListCourseInput);
    "WSUpdateUserApiKey" => update_user_api_key(part UserApiKey);
    "WSListSessions" => list_sessions(part SessionArg);
    "WSUserSubscribedInCourse" => user_subscribed_in_course(part UserSubscribedInCourse);
    "WSSearchSession" => search_session(part SearchSession);
    "WSFetchSession" => fetch_session(part FetchSession);
    "WSCertificatesList" => certificates_list(parts CertificatesListRequest);
    "WSCreateGroup" => create_group(part CreateGroup);
    "WSUpdateGroup" => update_group(part UpdateGroup);
    "WSDeleteGroup" => delete_group(part DeleteGroup);
    "GroupBindToParent" => group_bind_to_parent(part GroupBindToParent);
    "GroupUnbindFromParent" => group_unbind_from_parent(part GroupUnbindFromParent);
    "WSAddUserToGroup" => add_user_to_group(part AddUserToGroup);
    "WSUpdateUserRoleInGroup" => update_user_role_in_group(part UpdateUserRoleInGroup);
    "WSDeleteUserFromGroup" => delete_user_from_group(part DeleteUserFromGroup);
    "WSAddUserVisibilityToCourseInCatalogue" => add_user_visibility_to_course_in_catalogue(part RegisterUserToCourseCatalogueArg);
    "WSRemoveUserVisibilityToCourseInCatalogue" => remove_user_visibility_to_course_in_catalogue(part RegisterUserToCourseCatalogueArg);
}

service! { access_url WsAccessUrl
    "WSGetPortals" => get_portals(part GetPortals);
    "WSAddUserToPortal" => add_user_to_portal(part AddUserToPortal);
    "WSRemoveUserFromPortal" => remove_user_from_portal(part AddUserToPortal);
    "WSGetPortalListFromUser" => get_portal_list_from_user(part GetPortalListFromUser);
    "WSGetPortalListFromCourse" => get_portal_list_from_course(part GetPortalListFromCourse);
    "WSAddCourseToPortal" => add_course_to_portal(part AddCourseToPortal);
    "WSRemoveCourseFromPortal" => remove_course_from_portal(part AddCourseToPortal);
}

service! { cm_service WscmService
    "WSCM.verifyUserPass" => cm_verify_user_pass(parts CmVerifyUserPassRequest);
    "WSCM.encryptPass" => cm_encrypt_pass(parts CmEncryptPassRequest);
    "WSCM.test" => cm_test();
    "WSCMInbox.unreadMessage" => cm_inbox_unread_message();
    "WSCMInbox.get_message_id" => cm_inbox_get_message_id(parts CmInboxGetMessageIdRequest);
    "WSCMInbox.get_message_data" => cm_inbox_get_message_data(parts CmInboxGetMessageDataRequest);
    "WSCMInbox.get_message_id_sent" => cm_inbox_get_message_id_sent(parts CmInboxGetMessageIdSentRequest);
    "WSCMInbox.get_message_data_sent" => cm_inbox_get_message_data_sent(parts CmInboxGetMessageDataSentRequest);
    "WSCMInbox.message_send" => cm_inbox_message_send(parts CmInboxMessageSendRequest);
    "WSCMUser.find_id_user" => cm_user_find_id_user(parts CmUserFindIdUserRequest);
    "WSCMUser.get_user_name" => cm_user_get_user_name(parts CmUserGetUserNameRequest);
    "WSCMUser.get_link_user_picture" => cm_user_get_link_user_picture(parts CmUserGetLinkUserPictureRequest);
    "WSCMUser.send_invitation" => cm_user_send_invitation(parts CmUserSendInvitationRequest);
    "WSCMUser.accept_friend" => cm_user_accept_friend(parts CmUserAcceptFriendRequest);
    "WSCMUser.denied_invitation" => cm_user_denied_invitation(parts CmUserDeniedInvitationRequest);
    "WSCMCourses.get_courses_code" => cm_courses_get_courses_code();
    "WSCMCourses.get_course_title" => cm_courses_get_course_title(parts CmCoursesGetCourseTitleRequest);
    "WSCMAnnouncements.get_announcements_id" => cm_announcements_get_announcements_id(parts CmAnnouncementsGetAnnouncementsIdRequest);
    "WSCMAnnouncements.get_announcement_data" => cm_announcements_get_announcement_data(parts CmAnnouncementsGetAnnouncementDataRequest);
    "WSCMForum.get_foruns_id" => cm_forum_get_foruns_id(parts CmForumGetForunsIdRequest);
    "WSCMForum.get_forum_title" => cm_forum_get_forum_title(parts CmForumGetForumTitleRequest);
    "WSCMForum.get_forum_threads_id" => cm_forum_get_forum_threads_id(parts CmForumGetForumThreadsIdRequest);
    "WSCMForum.get_forum_thread_data" => cm_forum_get_forum_thread_data(parts CmForumGetForumThreadDataRequest);
    "WSCMForum.get_forum_thread_title" => cm_forum_get_forum_thread_title(parts CmForumGetForumThreadTitleRequest);
    "WSCMForum.get_posts_id" => cm_forum_get_posts_id(parts CmForumGetPostsIdRequest);
    "WSCMForum.get_post_data" => cm_forum_get_post_data(parts CmForumGetPostDataRequest);
    "WSCMForum.send_post" => cm_forum_send_post(parts CmForumSendPostRequest);
}

service! { service WsService
    "WS.test" => test();
    "WSUser.DisableUser" => user_disable_user(parts UserDisableUserRequest);
    "WSUser.DisableUsers" => user_disable_users(parts UserDisableUsersRequest);
    "WSUser.EnableUser" => user_enable_user(parts UserEnableUserRequest);
    "WSUser.EnableUsers" => user_enable_users(parts UserEnableUsersRequest);
    "WSUser.DeleteUser" => user_delete_user(parts UserDeleteUserRequest);
    "WSUser.DeleteUsers" => user_delete_users(parts UserDeleteUsersRequest);
    "WSUser.CreateUser" => user_create_user(parts UserCreateUserRequest);
    "WSUser.CreateUsers" => user_create_users(parts UserCreateUsersRequest);
    "WSUser.EditUser" => user_edit_user(parts UserEditUserRequest);
    "WSUser.EditUsers" => user_edit_users(parts UserEditUsersRequest);
    "WSCourse.DeleteCourse" => course_delete_course(parts CourseDeleteCourseRequest);
    "WSCourse.DeleteCourses" => course_delete_courses(parts CourseDeleteCoursesRequest);
    "WSCourse.CreateCourse" => course_create_course(parts CourseCreateCourseRequest);
    "WSCourse.CreateCourses" => course_create_courses(parts CourseCreateCoursesRequest);
    "WSCourse.EditCourse" => course_edit_course(parts CourseEditCourseRequest);
    "WSCourse.ListCourses" => course_list_courses(parts CourseListCoursesRequest);
    "WSCourse.SubscribeUserToCourse" => course_subscribe_user_to_course(parts CourseSubscribeUserToCourseRequest);
    "WSCourse.UnsubscribeUserFromCourse" => course_unsubscribe_user_from_course(parts CourseUnsubscribeUserFromCourseRequest);
    "WSCourse.GetCourseDescriptions" => course_get_course_descriptions(parts CourseGetCourseDescriptionsRequest);
    "WSCourse.EditCourseDescription" => course_edit_course_description(parts CourseEditCourseDescriptionRequest);
    "WSSession.CreateSession" => session_create_session(parts SessionCreateSessionRequest);
    "WSSession.DeleteSession" => session_delete_session(parts SessionDeleteSessionRequest);
    "WSSession.EditSession" => session_edit_session(parts SessionEditSessionRequest);
    "WSSession.SubscribeUserToSession" => session_subscribe_user_to_session(parts SessionSubscribeUserToSessionRequest);
    "WSSession.UnsubscribeUserFromSession" => session_unsubscribe_user_from_session(parts SessionUnsubscribeUserFromSessionRequest);
    "WSSession.SubscribeTeacherToSessionCourse" => session_subscribe_teacher_to_session_course(parts SessionSubscribeTeacherToSessionCourseRequest);
    "WSSession.UnsubscribeTeacherFromSessionCourse" => session_unsubscribe_teacher_from_session_course(parts SessionUnsubscribeTeacherFromSessionCourseRequest);
    "WSSession.SubscribeCourseToSession" => session_subscribe_course_to_session(parts SessionSubscribeCourseToSessionRequest);
    "WSSession.UnsubscribeCourseFromSession" => session_unsubscribe_course_from_session(parts SessionUnsubscribeCourseFromSessionRequest);
    "WSReport.GetTimeSpentOnPlatform" => report_get_time_spent_on_platform(parts ReportGetTimeSpentOnPlatformRequest);
    "WSReport.GetTimeSpentOnCourse" => report_get_time_spent_on_course(parts ReportGetTimeSpentOnCourseRequest);
    "WSReport.GetTimeSpentOnCourseInSession" => report_get_time_spent_on_course_in_session(parts ReportGetTimeSpentOnCourseInSessionRequest);
    "WSReport.GetTimeSpentOnLearnpathInCourse" => report_get_time_spent_on_learnpath_in_course(parts ReportGetTimeSpentOnLearnpathInCourseRequest);
    "WSReport.GetLearnpathsByCourse" => report_get_learnpaths_by_course(parts ReportGetLearnpathsByCourseRequest);
    "WSReport.GetLearnpathProgress" => report_get_learnpath_progress(parts ReportGetLearnpathProgressRequest);
    "WSReport.GetLearnpathHighestLessonLocation" => report_get_learnpath_highest_lesson_location(parts ReportGetLearnpathHighestLessonLocationRequest);
    "WSReport.GetLearnpathScoreSingleItem" => report_get_learnpath_score_single_item(parts ReportGetLearnpathScoreSingleItemRequest);
    "WSReport.GetLearnpathStatusSingleItem" => report_get_learnpath_status_single_item(parts ReportGetLearnpathStatusSingleItemRequest);
    "WSReport.test" => report_test();
}

service! { course_list WsCourseList
    "WSCourseList" => course_list(parts CourseListRequest);
}

service! { lp Wslp
    "WSImportLP" => import_lp(part Params);
    "WSGetLpList" => get_lp_list(part ParamsGetLpList);
    "WSDeleteLp" => delete_lp(part ParamsDeleteLp);
    "WSCreateLp" => create_lp(part ParamsCreateLp);
}

service! { user_info WsUserInfo
    "WSCourseListOfUser" => course_list_of_user();
    "WSEventsList" => events_list(parts EventsListRequest);
}

service! { gradebook WsGradebook
    "WSGetGradebookUserItemScore" => get_gradebook_user_item_score(part WsGradebookScoreParams);
    "WSGetGradebookCategoryUserScore" => get_gradebook_category_user_score(part WsGradebookCategoryScoreParams);
    "WSGetLpProgress" => get_lp_progress(part WsLpProgressParams);
    "WSAssignSkill" => assign_skill(part WsAssignSkillParams);
}
